"""A plan that is taken back names the decision; a year whose plan pays nothing reaches its end."""

import django.db.models.deletion
from django.db import migrations, models

# Until now the reason named the decision, in words: what was taken back never changes but for this.
WORDS = """
SELECT set_config('commonwork.maintenance', 'on', true);
UPDATE coop_surplus_allocation SET reversal_decision_name = reversed_why WHERE state = 'reversed';
SELECT set_config('commonwork.maintenance', 'off', true);
"""
# Nothing of these is paid out, so nothing was left to do.
NOTHING_TO_PAY = """
UPDATE coop_surplus_fiscalyear y SET state = 'paid' WHERE y.state = 'declared' AND EXISTS (
  SELECT FROM coop_surplus_allocation a WHERE a.fiscal_year_id = y.id AND a.state = 'declared' AND a.cash = 0);
"""


class Migration(migrations.Migration):
    dependencies = [("coop_surplus", "0007_capital_days"), ("coop_decisions", "0012_arbitrator")]

    operations = [
        migrations.AlterField(
            "fiscalyear",
            "state",
            models.CharField(
                choices=[
                    ("open", "Open"),
                    ("closing", "Being closed"),
                    ("closed", "Closed, not shared yet"),
                    ("declared", "Shared by the members' decision"),
                    ("paid", "Shared, and nothing is left to pay"),
                ],
                default="open",
                max_length=10,
            ),
        ),
        migrations.AddField(
            "allocation",
            "reversal_decision",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coop_decisions.decision"
            ),
        ),
        migrations.AddField("allocation", "reversal_decision_name", models.CharField(blank=True, max_length=200)),
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(NOTHING_TO_PAY, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;", migrations.RunSQL.noop),
        migrations.AddConstraint(
            "allocation",
            models.CheckConstraint(
                name="a_plan_taken_back_names_its_decision",
                condition=~models.Q(state="reversed") | ~models.Q(reversal_decision_name=""),
            ),
        ),
    ]
