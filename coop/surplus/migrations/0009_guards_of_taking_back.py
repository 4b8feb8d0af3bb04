"""What the members shared by a vote is taken back by a decision; a year that paid nothing can be taken back as well."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("coop.surplus.migrations.0002_guards")
again = import_module("coop.surplus.migrations.0006_tax_guards").again

YEAR_BACK = again(BEFORE.YEAR, "coop_surplus_year_keeps")
# A year is "paid" as soon as it is shared where nothing is paid out: taken back as long as no member had any money.
YEAR = YEAR_BACK.replace(
    """    ('declared', 'paid')) THEN""",
    """    ('declared', 'paid')) AND NOT (
    (OLD.state, NEW.state) = ('paid', 'closed') AND NOT EXISTS (
      SELECT FROM coop_surplus_payout p JOIN coop_surplus_payoutrun r ON r.id = p.run_id
      JOIN coop_surplus_allocation a ON a.id = r.allocation_id
      WHERE a.fiscal_year_id = OLD.id AND p.state IN ('sent', 'paid', 'set_off', 'unclaimed'))) THEN""",
)

PLAN_BACK = again(BEFORE.PLAN, "coop_surplus_plan_keeps")
COLUMNS = "'reversed_at', 'reversal_id', 'reversed_why'])"
PLAN = PLAN_BACK.replace(
    COLUMNS, "'reversed_at', 'reversal_id', 'reversed_why', 'reversal_decision_id', 'reversal_decision_name'])"
).replace(
    """(NEW.reversal_id, NEW.reversed_at, NEW.reversed_why)
       IS DISTINCT FROM (OLD.reversal_id, OLD.reversed_at, OLD.reversed_why)""",
    """(NEW.reversal_id, NEW.reversed_at, NEW.reversed_why, NEW.reversal_decision_id,
       NEW.reversal_decision_name) IS DISTINCT FROM (OLD.reversal_id, OLD.reversed_at, OLD.reversed_why,
       OLD.reversal_decision_id, OLD.reversal_decision_name)""",
)

# An officer alone cannot undo a vote: a later decision in force does, or the decision itself that stands no longer.
DECISION = """
CREATE FUNCTION coop_surplus_plan_is_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN NEW; END IF;
  IF NEW.reversal_decision_id IS NULL AND EXISTS (
    SELECT FROM coop_decisions_decision d WHERE d.subject_key = 'surplus'
       AND d.subject_payload->>'allocation_sha256' = NEW.sha256 AND d.in_force_at IS NOT NULL) THEN
    RAISE EXCEPTION 'what the members shared by a decision is taken back by a decision'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_decision_takes_back_what_a_decision_shared';
  END IF;
  IF NEW.reversal_decision_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM coop_decisions_decision d WHERE d.id = NEW.reversal_decision_id AND (
      d.state IN ('in_force', 'implementing', 'done') AND d.in_force_at > NEW.declared_at
      OR d.subject_payload->>'allocation_sha256' = NEW.sha256
        AND d.state IN ('void', 'out_of_order', 'lapsed', 'superseded', 'recalled'))) THEN
    RAISE EXCEPTION 'that decision takes nothing back'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_plan_is_taken_back_by_a_decision_that_says_so';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_plan_is_taken_back BEFORE UPDATE ON coop_surplus_allocation
  FOR EACH ROW WHEN (OLD.state <> 'reversed' AND NEW.state = 'reversed')
  EXECUTE FUNCTION coop_surplus_plan_is_taken_back();
"""
DECISION_BACK = """
DROP TRIGGER coop_surplus_plan_is_taken_back ON coop_surplus_allocation;
DROP FUNCTION coop_surplus_plan_is_taken_back();
"""

# Plans and corrections whose question was withdrawn, ruled out or came to nothing stood as if it were still asked.
LEFT_BEHIND = """
UPDATE {table} p SET state = 'frozen', decision_url = '' WHERE p.state = 'proposed' AND EXISTS (
  SELECT FROM coop_decisions_decision d WHERE d.subject_key = 'surplus' AND d.subject_payload->>'{key}' = p.sha256
) AND NOT EXISTS (
  SELECT FROM coop_decisions_decision d WHERE d.subject_key = 'surplus' AND d.subject_payload->>'{key}' = p.sha256
    AND d.state NOT IN ('ruled_out', 'withdrawn', 'out_of_order', 'lapsed', 'void'));
"""


class Migration(migrations.Migration):
    dependencies = [("coop_surplus", "0008_taken_back_by_a_decision")]

    operations = [
        migrations.RunSQL(YEAR, YEAR_BACK),
        migrations.RunSQL(PLAN, PLAN_BACK),
        migrations.RunSQL(DECISION, DECISION_BACK),
        migrations.RunSQL(
            [
                LEFT_BEHIND.format(table="coop_surplus_allocation", key="allocation_sha256"),
                LEFT_BEHIND.format(table="coop_surplus_settlement", key="settlement_sha256"),
            ],
            migrations.RunSQL.noop,
        ),
    ]
