"""What a member's share interest is worked out on: each piece of capital times the days it was held."""

from django.db import migrations, models
from django.db.models import Q

# The frozen rows never change, so the column changes under them: until now one piece was held for some days.
FORWARDS = """
ALTER TABLE coop_surplus_yearmember DROP CONSTRAINT frozen_capital_is_not_negative;
ALTER TABLE coop_surplus_yearmember ALTER COLUMN holding_days TYPE bigint USING share_capital * holding_days;
ALTER TABLE coop_surplus_yearmember RENAME COLUMN holding_days TO capital_days;
ALTER TABLE coop_surplus_yearmember ADD CONSTRAINT frozen_capital_is_not_negative
  CHECK (capital_days >= 0 AND retained >= 0 AND share_capital >= 0);
"""
CHECK = models.CheckConstraint(
    condition=Q(share_capital__gte=0, capital_days__gte=0, retained__gte=0), name="frozen_capital_is_not_negative"
)


class Migration(migrations.Migration):
    dependencies = [("coop_surplus", "0006_tax_guards")]

    operations = [
        migrations.RunSQL(
            FORWARDS,
            migrations.RunSQL.noop,
            state_operations=[
                migrations.RemoveConstraint("yearmember", "frozen_capital_is_not_negative"),
                migrations.RemoveField("yearmember", "holding_days"),
                migrations.AddField("yearmember", "capital_days", models.BigIntegerField(default=0)),
                migrations.AddConstraint("yearmember", CHECK),
            ],
        )
    ]
