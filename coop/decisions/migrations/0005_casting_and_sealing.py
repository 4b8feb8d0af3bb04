"""The one statement that casts a ballot, and the one that seals a secret vote (docs/adr/0015-secrecy-of-ballots.md)."""

from django.db import migrations

# The board: entries follow from one another without a gap, whoever writes them.
BOARD = """
CREATE FUNCTION coop_decisions_board_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_n integer;
  last_hash text;
BEGIN
  SELECT n, hash INTO last_n, last_hash FROM coop_decisions_boardentry
    WHERE box_id = NEW.box_id ORDER BY n DESC LIMIT 1;
  IF NEW.n <> coalesce(last_n, 0) + 1 OR NEW.prev <> coalesce(last_hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'the entries of a board follow from one another'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'the_entries_of_a_board_follow_from_one_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_board_follows BEFORE INSERT ON coop_decisions_boardentry
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_board_follows();

-- The entry as coop.counting.bundle.chain writes it: canonical JSON (RFC 8785), members sorted by name.
CREATE FUNCTION coop_decisions_board_ballot(p_box bigint, p_receipt text, p_replaces text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  last_n integer;
  last_hash text;
  kind text := CASE WHEN p_replaces IS NULL THEN 'cast' ELSE 'replace' END;
  body text;
BEGIN
  SELECT n, hash INTO last_n, last_hash FROM coop_decisions_boardentry WHERE box_id = p_box ORDER BY n DESC LIMIT 1;
  body := '{"digest":"' || p_receipt || '","kind":"' || kind || '","n":' || (last_n + 1) || ',"prev":"' || last_hash
    || '"' || coalesce(',"replaces":"' || p_replaces || '"', '') || '}';
  INSERT INTO coop_decisions_boardentry (box_id, n, kind, payload, receipt, prev, hash)
  VALUES (
    p_box, last_n + 1, kind,
    CASE WHEN p_replaces IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('replaces', p_replaces) END,
    p_receipt, last_hash, encode(sha256(decode(last_hash, 'hex') || convert_to(body, 'UTF8')), 'hex')
  );
END $$;
"""
BOARD_BACK = """
DROP FUNCTION coop_decisions_board_ballot(bigint, text, text);
DROP TRIGGER coop_decisions_board_follows ON coop_decisions_boardentry;
DROP FUNCTION coop_decisions_board_follows();
"""

# Locks the decision, so that casting and closing take turns, then the entry on the roll. Answers in a word: cast,
# replaced, again (this very press was taken before), final (a secret vote cannot be changed), closed, unfit, stranger.
CAST = """
CREATE FUNCTION coop_decisions_cast(
  p_box bigint, p_entry bigint, p_paper jsonb, p_nonce text, p_receipt text, p_at timestamptz
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  b coop_decisions_ballotbox;
  closes timestamptz;
  class_of_voter text;
  owner bigint;
  replaces text;
BEGIN
  SELECT * INTO b FROM coop_decisions_ballotbox WHERE roll_id = p_box;
  SELECT CASE WHEN state = 'open' THEN closes_at END INTO closes
    FROM coop_decisions_decision WHERE id = b.decision_id FOR NO KEY UPDATE;
  SELECT member_class INTO class_of_voter FROM coop_decisions_rollentry
    WHERE id = p_entry AND roll_id = p_box AND struck_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'stranger'; END IF;
  IF b.secrecy = 'L0' THEN
    SELECT entry_id INTO owner FROM coop_decisions_ballot WHERE box_id = p_box AND nonce = p_nonce;
    IF FOUND THEN RETURN CASE WHEN owner = p_entry THEN 'again' ELSE 'stranger' END; END IF;
  ELSIF EXISTS (SELECT FROM coop_decisions_castmark WHERE entry_id = p_entry) THEN
    RETURN CASE WHEN EXISTS (SELECT FROM coop_decisions_boardentry WHERE box_id = p_box AND receipt = p_receipt)
      THEN 'again' ELSE 'final' END;
  END IF;
  IF closes IS NULL OR p_at >= closes THEN RETURN 'closed'; END IF;
  IF NOT coop_decisions_paper_fits(p_box, b.method, p_paper) THEN RETURN 'unfit'; END IF;
  IF b.secrecy = 'L0' THEN
    UPDATE coop_decisions_ballot SET superseded_at = p_at
      WHERE entry_id = p_entry AND superseded_at IS NULL RETURNING receipt INTO replaces;
    INSERT INTO coop_decisions_ballot (box_id, entry_id, paper, nonce, receipt, cast_at, discounted)
      VALUES (p_box, p_entry, p_paper, p_nonce, p_receipt, p_at, '');
  ELSE
    INSERT INTO coop_decisions_castmark (entry_id, box_id) VALUES (p_entry, p_box);
    INSERT INTO coop_decisions_detachedballot (id, box_id, paper, class_code)
      VALUES (gen_random_uuid(), p_box, p_paper, CASE WHEN b.by_class THEN class_of_voter ELSE '' END);
  END IF;
  PERFORM coop_decisions_board_ballot(p_box, p_receipt, replaces);
  RETURN CASE WHEN replaces IS NULL THEN 'cast' ELSE 'replaced' END;
END $$;
"""
CAST_BACK = "DROP FUNCTION coop_decisions_cast(bigint, bigint, jsonb, text, text, timestamptz);"

# The caller holds the decision. All rows are written anew by this one transaction, in an order drawn from the system's
# own source of chance (gen_random_uuid), under new keys; then the tables they came from are emptied by TRUNCATE, which
# throws the files away. So are the marks, so that a mark and an entry on the board no longer share a transaction. What
# belongs to other votes is put back, shuffled too. Returns how many ballots there are.
SEAL = """
CREATE FUNCTION coop_decisions_seal(p_box bigint) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  other_ballots coop_decisions_detachedballot[];
  all_marks coop_decisions_castmark[];
  opened integer;
  marked integer;
BEGIN
  PERFORM set_config('commonwork.sealing', 'on', true);
  LOCK TABLE coop_decisions_castmark, coop_decisions_detachedballot IN ACCESS EXCLUSIVE MODE;
  INSERT INTO coop_decisions_openedballot (id, box_id, paper, class_code)
    SELECT gen_random_uuid(), shuffled.box_id, shuffled.paper, shuffled.class_code
    FROM (SELECT * FROM (SELECT *, gen_random_uuid() AS place FROM coop_decisions_detachedballot WHERE box_id = p_box) AS drawn
          ORDER BY place) AS shuffled;
  GET DIAGNOSTICS opened = ROW_COUNT;
  SELECT count(*) INTO marked FROM coop_decisions_castmark WHERE box_id = p_box;
  IF opened <> marked THEN
    RAISE EXCEPTION 'as many marks as ballots: % and %', marked, opened
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'there_are_as_many_marks_as_ballots';
  END IF;
  SELECT array_agg(d ORDER BY gen_random_uuid()) INTO other_ballots
    FROM coop_decisions_detachedballot d WHERE box_id <> p_box;
  SELECT array_agg(m ORDER BY gen_random_uuid()) INTO all_marks FROM coop_decisions_castmark m;
  TRUNCATE coop_decisions_castmark, coop_decisions_detachedballot;
  INSERT INTO coop_decisions_detachedballot SELECT * FROM unnest(other_ballots);
  INSERT INTO coop_decisions_castmark SELECT * FROM unnest(all_marks);
  PERFORM set_config('commonwork.sealing', 'off', true);
  RETURN opened;
END $$;
"""
SEAL_BACK = "DROP FUNCTION coop_decisions_seal(bigint);"


class Migration(migrations.Migration):
    dependencies = [("coop_decisions", "0004_vote_guards")]
    operations = [
        migrations.RunSQL(BOARD, BOARD_BACK),
        migrations.RunSQL(CAST, CAST_BACK),
        migrations.RunSQL(SEAL, SEAL_BACK),
    ]
