# ruff: noqa: S608 (the names in these statements are our own)
"""What the database refuses about votes.

Every refusal carries the name of its rule as CONSTRAINT. The setting `commonwork.sealing` is on only inside
coop_decisions_seal, for the length of that transaction; `commonwork.maintenance` only in test fixtures.
"""

from django.db import migrations

from foundation.append_only import append_only_sql

_MAINTENANCE = "coalesce(current_setting('commonwork.maintenance', true), '') = 'on'"
_SEALING = "coalesce(current_setting('commonwork.sealing', true), '') = 'on'"


def _refuse(name: str) -> str:
    words = name.replace("_", " ")
    return f"RAISE EXCEPTION '{words}' USING ERRCODE = 'restrict_violation', CONSTRAINT = '{name}';"


# Immediate, not deferred: a table with checks still to come cannot be emptied by TRUNCATE in the same transaction.
KEYS = """
ALTER TABLE coop_decisions_castmark
  ADD CONSTRAINT a_mark_is_for_an_entry_on_the_roll FOREIGN KEY (entry_id) REFERENCES coop_decisions_rollentry (id),
  ADD CONSTRAINT a_mark_is_for_a_box FOREIGN KEY (box_id) REFERENCES coop_decisions_ballotbox (roll_id);
ALTER TABLE coop_decisions_detachedballot
  ADD CONSTRAINT a_secret_ballot_is_for_a_box FOREIGN KEY (box_id) REFERENCES coop_decisions_ballotbox (roll_id);
"""
KEYS_BACK = """
ALTER TABLE coop_decisions_detachedballot DROP CONSTRAINT a_secret_ballot_is_for_a_box;
ALTER TABLE coop_decisions_castmark
  DROP CONSTRAINT a_mark_is_for_a_box, DROP CONSTRAINT a_mark_is_for_an_entry_on_the_roll;
"""

# A ballot ranks options of its own vote, each once; or says for, against or abstain. Anything else is no ballot.
PAPERS = """
CREATE FUNCTION coop_decisions_paper_fits(p_box bigint, p_method text, p_paper jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_method = 'yes-no-abstain' THEN
    RETURN p_paper IN ('{"choice": "for"}', '{"choice": "against"}', '{"choice": "abstain"}');
  END IF;
  IF p_method NOT IN ('scottish-stv', 'irv') OR jsonb_typeof(p_paper) <> 'object'
     OR p_paper - 'ranking' <> '{}' OR jsonb_typeof(p_paper -> 'ranking') IS DISTINCT FROM 'array' THEN
    RETURN false;
  END IF;
  RETURN NOT EXISTS (
    SELECT FROM jsonb_array_elements(p_paper -> 'ranking') AS ranked (key)
    LEFT JOIN coop_decisions_option o
      ON o.box_id = p_box AND to_jsonb(o.key) = ranked.key AND NOT o.withdrawn
    GROUP BY ranked.key HAVING count(*) > 1 OR count(o.id) = 0
  );
END $$;
"""
PAPERS_BACK = "DROP FUNCTION coop_decisions_paper_fits(bigint, text, jsonb);"

# Ballots and marks come in only while the vote is open, by those on the roll, in the way this vote is kept.
TAKING = f"""
CREATE FUNCTION coop_decisions_takes_ballots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  b coop_decisions_ballotbox;
BEGIN
  IF {_MAINTENANCE} OR {_SEALING} THEN RETURN NEW; END IF;
  SELECT * INTO b FROM coop_decisions_ballotbox WHERE roll_id = NEW.box_id;
  -- The lock lets a close that is under way finish first, and then this sees it.
  PERFORM 1 FROM coop_decisions_decision WHERE id = b.decision_id AND state = 'open' FOR SHARE;
  IF NOT FOUND OR b.opened_at IS NULL OR b.sealed_at IS NOT NULL OR b.secrecy <> TG_ARGV[0] THEN
    {_refuse("votes_are_cast_only_while_voting_is_open")}
  END IF;
  IF TG_ARGV[1] LIKE '%entry%' AND NOT EXISTS (
    SELECT FROM coop_decisions_rollentry
    WHERE id = (to_jsonb(NEW) ->> 'entry_id')::bigint AND roll_id = NEW.box_id AND struck_at IS NULL
  ) THEN
    {_refuse("only_those_on_the_roll_vote")}
  END IF;
  IF TG_ARGV[1] LIKE '%paper%' AND NOT coop_decisions_paper_fits(NEW.box_id, b.method, to_jsonb(NEW) -> 'paper') THEN
    {_refuse("a_ballot_names_only_what_can_be_chosen")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_takes_ballots BEFORE INSERT ON coop_decisions_ballot
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_takes_ballots('L0', 'entry paper');
CREATE TRIGGER coop_decisions_takes_ballots BEFORE INSERT ON coop_decisions_castmark
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_takes_ballots('L1+', 'entry');
CREATE TRIGGER coop_decisions_takes_ballots BEFORE INSERT ON coop_decisions_detachedballot
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_takes_ballots('L1+', 'paper');
"""
TAKING_BACK = """
DROP TRIGGER coop_decisions_takes_ballots ON coop_decisions_detachedballot;
DROP TRIGGER coop_decisions_takes_ballots ON coop_decisions_castmark;
DROP TRIGGER coop_decisions_takes_ballots ON coop_decisions_ballot;
DROP FUNCTION coop_decisions_takes_ballots();
"""

# A ballot is never edited. A named one is marked as replaced while voting is open, or as discounted at the close.
KEEPING = f"""
CREATE FUNCTION coop_decisions_ballot_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP <> 'UPDATE' THEN
    {_refuse("a_ballot_is_never_deleted")}
  END IF;
  IF to_jsonb(NEW) - 'superseded_at' - 'discounted' <> to_jsonb(OLD) - 'superseded_at' - 'discounted'
     OR (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at)
     OR (NEW.discounted <> OLD.discounted AND NOT {_SEALING})
     OR EXISTS (SELECT FROM coop_decisions_ballotbox WHERE roll_id = OLD.box_id AND sealed_at IS NOT NULL) THEN
    {_refuse("a_ballot_stays_as_it_was_cast")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_ballot_keeps BEFORE UPDATE OR DELETE ON coop_decisions_ballot
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_ballot_keeps();

-- Secret ballots and marks are never edited or deleted one by one: that would single one out. The seal empties them.
CREATE FUNCTION coop_decisions_secret_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} OR (TG_OP = 'TRUNCATE' AND {_SEALING}) THEN RETURN coalesce(NEW, OLD); END IF;
  {_refuse("a_ballot_stays_as_it_was_cast")}
END $$;
CREATE TRIGGER coop_decisions_secret_keeps BEFORE UPDATE OR DELETE ON coop_decisions_castmark
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_secret_keeps();
CREATE TRIGGER coop_decisions_secret_stays BEFORE TRUNCATE ON coop_decisions_castmark
  FOR EACH STATEMENT EXECUTE FUNCTION coop_decisions_secret_keeps();
CREATE TRIGGER coop_decisions_secret_keeps BEFORE UPDATE OR DELETE ON coop_decisions_detachedballot
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_secret_keeps();
CREATE TRIGGER coop_decisions_secret_stays BEFORE TRUNCATE ON coop_decisions_detachedballot
  FOR EACH STATEMENT EXECUTE FUNCTION coop_decisions_secret_keeps();

CREATE FUNCTION coop_decisions_opened_by_the_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ({_MAINTENANCE} OR {_SEALING}) THEN
    {_refuse("secret_ballots_are_opened_by_the_seal_alone")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_opened_by_the_seal BEFORE INSERT ON coop_decisions_openedballot
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_opened_by_the_seal();
"""
KEEPING_BACK = """
DROP TRIGGER coop_decisions_opened_by_the_seal ON coop_decisions_openedballot;
DROP FUNCTION coop_decisions_opened_by_the_seal();
DROP TRIGGER coop_decisions_secret_stays ON coop_decisions_detachedballot;
DROP TRIGGER coop_decisions_secret_keeps ON coop_decisions_detachedballot;
DROP TRIGGER coop_decisions_secret_stays ON coop_decisions_castmark;
DROP TRIGGER coop_decisions_secret_keeps ON coop_decisions_castmark;
DROP FUNCTION coop_decisions_secret_keeps();
DROP TRIGGER coop_decisions_ballot_keeps ON coop_decisions_ballot;
DROP FUNCTION coop_decisions_ballot_keeps();
"""

# What was fixed at the opening stays; so do the candidates; the tie order is revealed once, after the close.
FIXING = f"""
CREATE FUNCTION coop_decisions_box_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP <> 'UPDATE' OR NEW.decision_id <> OLD.decision_id OR NEW.roll_id <> OLD.roll_id OR OLD.sealed_at IS NOT NULL
     OR (OLD.opened_at IS NOT NULL AND
         to_jsonb(NEW) - 'sealed_at' - 'struck' <> to_jsonb(OLD) - 'sealed_at' - 'struck') THEN
    {_refuse("what_a_vote_opened_with_stays")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_box_keeps BEFORE UPDATE OR DELETE ON coop_decisions_ballotbox
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_box_keeps();

CREATE FUNCTION coop_decisions_option_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF EXISTS (SELECT FROM coop_decisions_ballotbox
             WHERE roll_id = coalesce(NEW.box_id, OLD.box_id) AND opened_at IS NOT NULL) THEN
    {_refuse("what_can_be_chosen_stays_once_voting_opened")}
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER coop_decisions_option_keeps BEFORE INSERT OR UPDATE OR DELETE ON coop_decisions_option
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_option_keeps();

CREATE FUNCTION coop_decisions_tie_order_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP <> 'UPDATE' OR OLD.revealed_at IS NOT NULL
     OR to_jsonb(NEW) - 'beacon' - 'revealed_at' <> to_jsonb(OLD) - 'beacon' - 'revealed_at'
     OR NOT EXISTS (SELECT FROM coop_decisions_ballotbox WHERE roll_id = OLD.box_id AND sealed_at IS NOT NULL) THEN
    {_refuse("a_tie_order_is_revealed_once_after_the_close")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_tie_order_keeps BEFORE UPDATE OR DELETE ON coop_decisions_tieorder
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_tie_order_keeps();
"""
FIXING_BACK = """
DROP TRIGGER coop_decisions_tie_order_keeps ON coop_decisions_tieorder;
DROP FUNCTION coop_decisions_tie_order_keeps();
DROP TRIGGER coop_decisions_option_keeps ON coop_decisions_option;
DROP FUNCTION coop_decisions_option_keeps();
DROP TRIGGER coop_decisions_box_keeps ON coop_decisions_ballotbox;
DROP FUNCTION coop_decisions_box_keeps();
"""

ONLY_GROW = ("boardentry", "openedballot", "countrun", "countfile")


class Migration(migrations.Migration):
    dependencies = [("coop_decisions", "0003_votes")]
    operations = [
        migrations.RunSQL(KEYS, KEYS_BACK),
        migrations.RunSQL(PAPERS, PAPERS_BACK),
        migrations.RunSQL(TAKING, TAKING_BACK),
        migrations.RunSQL(KEEPING, KEEPING_BACK),
        migrations.RunSQL(FIXING, FIXING_BACK),
        *(migrations.RunSQL(*append_only_sql(f"coop_decisions_{table}")) for table in ONLY_GROW),
    ]
