"""What the database refuses: a step that is not in the table, another person behind a membership, changed consents.

The classes get the rights of coop-finance R1 to R3: supporters may have share interest, never patronage, at most a
quarter of all votes, and none on the rules, on what the co-op is, or on its end.
"""

from django.db import migrations

from foundation.append_only import append_only_sql
from payments.operations.set_once import set_once_sql

# The rows of calculations/transitions.py as they stood when this was written. A later row brings its own migration.
MOVES = (
    "applied>withdrawn",
    "awaiting_payment>withdrawn",
    "applied>awaiting_payment",
    "applied>rejected",
    "awaiting_payment>active",
    "applied>active",
    "awaiting_payment>expired",
    "active>suspended",
    "suspended>active",
    "active>expelled",
    "suspended>expelled",
    "leaving>expelled",
    "active>leaving",
    "suspended>leaving",
    "leaving>active",
    "leaving>former",
    "active>deceased",
    "suspended>deceased",
    "leaving>deceased",
    "active>lapsed",
)
FORWARD = f"""
CREATE FUNCTION coop_membership_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state
     AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[{", ".join(f"'{move}'" for move in MOVES)}]) THEN
    RAISE EXCEPTION 'a membership does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_membership_moves_along_the_table';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_membership_moves BEFORE UPDATE ON coop_membership_member
  FOR EACH ROW EXECUTE FUNCTION coop_membership_moves();
"""
REVERSE = """
DROP TRIGGER coop_membership_moves ON coop_membership_member;
DROP FUNCTION coop_membership_moves();
"""
SAME_PERSON = set_once_sql(
    "coop_membership_member", frozen=("user_id", "member_class_id", "account_id", "applied_at"), once=("active_from",)
)
PROBATION = set_once_sql(
    "coop_membership_probation",
    frozen=("member_id", "starts_at", "requirement"),
    once=("confirmed_at", "confirmed_by_id", "resolution"),
)


def give_rights(apps, schema_editor):
    classes = apps.get_model("coop_membership", "MemberClass").objects
    classes.filter(code="worker").update(eligible_for_share_interest=True)
    classes.filter(code="user").update(eligible_for_share_interest=True)
    classes.filter(code="supporter").update(
        eligible_for_share_interest=True,
        class_cap_bp=2_500,
        votes_on_rules=False,
        votes_on_conversion=False,
        votes_on_dissolution=False,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("coop_membership", "0003_joining_and_leaving"),
    ]
    operations = [
        migrations.RunSQL(FORWARD, REVERSE),
        migrations.RunSQL(*SAME_PERSON),
        migrations.RunSQL(*PROBATION),
        migrations.RunSQL(*append_only_sql("coop_membership_consent")),
        migrations.RunSQL(*append_only_sql("coop_membership_consentwording")),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
