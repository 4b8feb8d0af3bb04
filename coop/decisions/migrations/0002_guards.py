"""What the database refuses beyond single rows: a longer roll, another result, another text, a jump in the lifecycle."""

from django.db import migrations

from foundation.append_only import append_only_sql
from payments.operations.set_once import set_once_sql

# The arrows of calculations/transitions.py as they stood when this was written. A later arrow brings a migration.
ARROWS = (
    "adjourned>lapsed",
    "adjourned>noticed",
    "admissible>deliberating",
    "admissible>final_text",
    "admissible>out_of_order",
    "admissible>withdrawn",
    "challenged>confirmed",
    "challenged>void",
    "closed>counted",
    "confirmed>adjourned",
    "confirmed>in_force",
    "confirmed>lapsed",
    "confirmed>noticed",
    "counted>declared",
    "declared>adjourned",
    "declared>challenged",
    "declared>confirmed",
    "declared>noticed",
    "deliberating>final_text",
    "deliberating>out_of_order",
    "deliberating>withdrawn",
    "done>lapsed",
    "done>recalled",
    "done>superseded",
    "draft>submitted",
    "draft>withdrawn",
    "final_text>deliberating",
    "final_text>noticed",
    "final_text>out_of_order",
    "final_text>withdrawn",
    "implementing>done",
    "implementing>lapsed",
    "implementing>recalled",
    "implementing>superseded",
    "in_force>done",
    "in_force>implementing",
    "in_force>lapsed",
    "in_force>recalled",
    "in_force>superseded",
    "noticed>counted",
    "noticed>deliberating",
    "noticed>open",
    "noticed>out_of_order",
    "noticed>withdrawn",
    "open>closed",
    "open>out_of_order",
    "ruled_out>admissible",
    "ruled_out>withdrawn",
    "submitted>admissible",
    "submitted>final_text",
    "submitted>ruled_out",
    "submitted>withdrawn",
)
_LIST = ", ".join(f"'{arrow}'" for arrow in ARROWS)

# Only test fixtures, which must empty tables, set this; the application never does.
_MAINTENANCE = "coalesce(current_setting('commonwork.maintenance', true), '') = 'on'"


def _refuse(name: str, words: str) -> str:
    return f"RAISE EXCEPTION '{words}' USING ERRCODE = 'restrict_violation', CONSTRAINT = '{name}';"


DECISION = (
    f"""
CREATE OR REPLACE FUNCTION coop_decisions_lifecycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' THEN
    {_refuse("a_decision_is_never_deleted", "a decision is never deleted")}
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state = ANY (ARRAY[{_LIST}])) THEN
    {_refuse("a_decision_moves_along_its_arrows", "a decision moves along its arrows only")}
  END IF;
  IF NEW.round < OLD.round OR NEW.version < OLD.version THEN
    {_refuse("a_decision_never_goes_back_a_round", "a decision never goes back a round")}
  END IF;
  IF OLD.declared_at IS NOT NULL AND NEW.round = OLD.round AND
     (NEW.result IS DISTINCT FROM OLD.result OR NEW.outcome IS DISTINCT FROM OLD.outcome
      OR NEW.declared_at IS DISTINCT FROM OLD.declared_at) THEN
    {_refuse("a_declared_result_never_changes", "a declared result never changes")}
  END IF;
  IF OLD.pack_id IS NOT NULL AND NEW.pack_id IS DISTINCT FROM OLD.pack_id THEN
    {_refuse("a_decision_keeps_its_rule_pack", "a decision keeps the rules it was handed in under")}
  END IF;
  IF OLD.state NOT IN ('draft', 'submitted', 'ruled_out', 'admissible', 'deliberating', 'final_text')
     AND NEW.state <> 'deliberating' AND
     (NEW.final_text_id IS DISTINCT FROM OLD.final_text_id OR NEW.text_sha256 IS DISTINCT FROM OLD.text_sha256
      OR NEW.secrecy IS DISTINCT FROM OLD.secrecy OR NEW.subject_key IS DISTINCT FROM OLD.subject_key
      OR NEW.subject_payload IS DISTINCT FROM OLD.subject_payload OR NEW.method IS DISTINCT FROM OLD.method
      OR NEW.seats IS DISTINCT FROM OLD.seats) THEN
    {_refuse("what_the_notice_says_stays", "what the notice says stays as it is")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_lifecycle BEFORE UPDATE OR DELETE ON coop_decisions_decision
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_lifecycle();
""",
    """
DROP TRIGGER IF EXISTS coop_decisions_lifecycle ON coop_decisions_decision;
DROP FUNCTION IF EXISTS coop_decisions_lifecycle();
""",
)

ROLL = (
    f"""
CREATE OR REPLACE FUNCTION coop_decisions_roll_entries_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN NULL; END IF;
  -- The lock makes an insert that races the sealing wait for it, and then see it.
  PERFORM 1 FROM coop_decisions_roll WHERE id IN (SELECT DISTINCT roll_id FROM added) FOR SHARE;
  IF EXISTS (SELECT 1 FROM coop_decisions_roll r JOIN added a ON a.roll_id = r.id WHERE r.sealed_at IS NOT NULL) THEN
    {_refuse("the_roll_never_grows_after_the_notice", "the roll never grows after the notice")}
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_decisions_roll_entries_added AFTER INSERT ON coop_decisions_rollentry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coop_decisions_roll_entries_added();

CREATE OR REPLACE FUNCTION coop_decisions_roll_entry_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR OLD.struck_at IS NOT NULL OR NEW.struck_at IS NULL OR NEW.id <> OLD.id
     OR NEW.roll_id <> OLD.roll_id OR NEW.member_id <> OLD.member_id OR NEW.member_no <> OLD.member_no
     OR NEW.member_class <> OLD.member_class OR NEW.votes <> OLD.votes THEN
    {_refuse("an_entry_on_the_roll_is_only_ever_struck", "an entry on the roll is only ever struck, once")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_roll_entry_changed BEFORE UPDATE OR DELETE ON coop_decisions_rollentry
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_roll_entry_changed();

CREATE OR REPLACE FUNCTION coop_decisions_roll_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' THEN
    {_refuse("a_roll_is_never_deleted", "a roll is never deleted")}
  END IF;
  IF OLD.sealed_at IS NOT NULL AND
     (NEW.sealed_at IS DISTINCT FROM OLD.sealed_at OR NEW.size <> OLD.size OR NEW.sha256 <> OLD.sha256
      OR NEW.decision_id <> OLD.decision_id OR NEW.round <> OLD.round
      OR (OLD.voided_at IS NOT NULL AND NEW.voided_at IS DISTINCT FROM OLD.voided_at)) THEN
    {_refuse("a_sealed_roll_stays_as_it_is", "a sealed roll stays as it is")}
  END IF;
  IF OLD.sealed_at IS NULL AND NEW.sealed_at IS NOT NULL AND
     NEW.size <> (SELECT count(*) FROM coop_decisions_rollentry WHERE roll_id = NEW.id) THEN
    {_refuse("a_sealed_roll_counts_all_its_entries", "a sealed roll counts all its entries")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_roll_changed BEFORE UPDATE OR DELETE ON coop_decisions_roll
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_roll_changed();
""",  # noqa: S608  (no value from outside: names and words of this file)
    """
DROP TRIGGER IF EXISTS coop_decisions_roll_entries_added ON coop_decisions_rollentry;
DROP FUNCTION IF EXISTS coop_decisions_roll_entries_added();
DROP TRIGGER IF EXISTS coop_decisions_roll_entry_changed ON coop_decisions_rollentry;
DROP FUNCTION IF EXISTS coop_decisions_roll_entry_changed();
DROP TRIGGER IF EXISTS coop_decisions_roll_changed ON coop_decisions_roll;
DROP FUNCTION IF EXISTS coop_decisions_roll_changed();
""",
)

# Approved minutes are corrected by addenda only (the table is open to the draft before).
MINUTES = (
    f"""
CREATE OR REPLACE FUNCTION coop_decisions_minutes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR OLD.approved_at IS NOT NULL THEN
    {_refuse("approved_minutes_stay_as_they_are", "approved minutes stay as they are")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_minutes_changed BEFORE UPDATE OR DELETE ON coop_decisions_minutes
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_minutes_changed();
""",
    """
DROP TRIGGER IF EXISTS coop_decisions_minutes_changed ON coop_decisions_minutes;
DROP FUNCTION IF EXISTS coop_decisions_minutes_changed();
""",
)

SPONSOR = set_once_sql(
    "coop_decisions_sponsor", frozen=("id", "decision_id", "member_id", "kind", "at"), once=("withdrawn_at",)
)
STATEMENT = set_once_sql(
    "coop_decisions_statement",
    frozen=("id", "decision_id", "side", "author_id", "text", "at"),
    once=("replaced_at",),
)
NOTICE = set_once_sql(
    "coop_decisions_notice",
    frozen=(
        "id",
        "decision_id",
        "round",
        "stage",
        "text_id",
        "roll_id",
        "document",
        "sha256",
        "sent_at",
        "served_at",
        "opens_at",
        "closes_at",
        "given_by_id",
    ),
    once=("voided_at", "void_reason"),
)
CHALLENGE = set_once_sql(
    "coop_decisions_challenge",
    frozen=("id", "decision_id", "round", "kind", "raised_by_id", "text", "raised_at"),
    once=("outcome", "answer", "answered_by_id", "answered_at"),
)
ONLY_GROW = ("decisiontext", "comment", "commentversion", "decisionevent", "declaredresult", "minutesaddendum")


class Migration(migrations.Migration):
    dependencies = [("coop_decisions", "0001_initial")]
    operations = [
        migrations.RunSQL(*DECISION),
        migrations.RunSQL(*ROLL),
        migrations.RunSQL(*MINUTES),
        migrations.RunSQL(*SPONSOR),
        migrations.RunSQL(*STATEMENT),
        migrations.RunSQL(*NOTICE),
        migrations.RunSQL(*CHALLENGE),
        *(migrations.RunSQL(*append_only_sql(f"coop_decisions_{table}")) for table in ONLY_GROW),
    ]
