"""Declared interests: rows that only grow, written before voting closes."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from foundation.append_only import append_only_sql

_MAINTENANCE = "coalesce(current_setting('commonwork.maintenance', true), '') = 'on'"
_STATES = ("draft", "submitted", "admissible", "deliberating", "final_text", "noticed", "adjourned", "open")
_LIST = ", ".join(f"'{state}'" for state in _STATES)
WRITTEN = (
    f"""
CREATE FUNCTION coop_decisions_interest_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stands text;
BEGIN
  IF {_MAINTENANCE} THEN RETURN NEW; END IF;
  -- The lock makes a declaration that races the close wait for it, and then see it.
  SELECT state INTO stands FROM coop_decisions_decision WHERE id = NEW.decision_id FOR SHARE;
  IF stands NOT IN ({_LIST}) THEN
    RAISE EXCEPTION 'an interest is declared before voting closes'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'an_interest_is_declared_before_voting_closes';
  END IF;
  IF NEW.withdraws_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM coop_decisions_interest told WHERE told.id = NEW.withdraws_id AND told.withdraws_id IS NULL
        AND told.decision_id = NEW.decision_id AND told.member_id = NEW.member_id) THEN
    RAISE EXCEPTION 'members take back their own interests'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'members_take_back_their_own_interests';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_interest_written BEFORE INSERT ON coop_decisions_interest
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_interest_written();
""",  # noqa: S608  (no value from outside: names and words of this file)
    """
DROP TRIGGER IF EXISTS coop_decisions_interest_written ON coop_decisions_interest;
DROP FUNCTION IF EXISTS coop_decisions_interest_written();
""",
)


class Migration(migrations.Migration):
    dependencies = [("coop_decisions", "0007_short_notice")]
    operations = [
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="coop_decisions.decision",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coop_membership.member"
                    ),
                ),
                (
                    "withdraws",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back",
                        to="coop_decisions.interest",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=(Q(withdraws__isnull=True) & ~Q(text="")) | Q(withdraws__isnull=False, text=""),
                        name="an_interest_is_told_or_taken_back",
                    )
                ],
            },
        ),
        migrations.RunSQL(*WRITTEN),
        migrations.RunSQL(*append_only_sql("coop_decisions_interest")),
    ]
