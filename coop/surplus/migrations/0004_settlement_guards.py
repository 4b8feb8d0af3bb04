"""A settlement is written whole and frozen like a plan; a payout is the cash of its row, whichever sort of row it is."""

from importlib import import_module

from django.db import migrations

from foundation.append_only import append_only_sql

SETTLEMENT = """
CREATE FUNCTION coop_surplus_settlement_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'frozen' OR NEW.sha256 <> encode(sha256(convert_to(NEW.document, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'the hash of a settlement is that of its document'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_settlement_has_the_hash_of_its_document';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_settlement_begins BEFORE INSERT ON coop_surplus_settlement
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_settlement_begins();

CREATE FUNCTION coop_surplus_settlement_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sums record;
  wanted record;
BEGIN
  IF TG_TABLE_NAME = 'coop_surplus_settlement' THEN
    SELECT * INTO wanted FROM coop_surplus_settlement WHERE id = NEW.id;
  ELSE
    SELECT * INTO wanted FROM coop_surplus_settlement WHERE id = NEW.settlement_id;
  END IF;
  SELECT count(*) AS members, coalesce(sum(cash), 0) AS cash, coalesce(sum(retained), 0) AS retained,
         coalesce(sum(set_off), 0) AS set_off, coalesce(sum(taken), 0) AS taken
    INTO sums FROM coop_surplus_settlementrow WHERE settlement_id = wanted.id;
  IF (sums.members, sums.cash, sums.retained, sums.set_off, sums.taken) IS DISTINCT FROM
     (wanted.members, wanted.cash, wanted.retained, wanted.set_off, wanted.taken) THEN
    RAISE EXCEPTION 'the rows of settlement % do not add up to it', wanted.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'the_rows_of_a_settlement_add_up_to_it';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER coop_surplus_settlement_adds_up AFTER INSERT ON coop_surplus_settlement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION coop_surplus_settlement_adds_up();
-- A row that arrives later would not add up either.
CREATE CONSTRAINT TRIGGER coop_surplus_settlement_rows_add_up AFTER INSERT ON coop_surplus_settlementrow
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION coop_surplus_settlement_adds_up();

CREATE FUNCTION coop_surplus_settlement_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'decision_name', 'decision_url', 'declared_at', 'declared_by_id', 'journal_id'];
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'a settlement is never deleted'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_settlement_is_never_deleted';
  END IF;
  IF (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) OR OLD.state IN ('declared', 'dropped') THEN
    RAISE EXCEPTION 'what is frozen stays as it is'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_settlement_never_changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_settlement_keeps BEFORE UPDATE OR DELETE ON coop_surplus_settlement
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_settlement_keeps();
CREATE TRIGGER coop_surplus_settlement_all_keep BEFORE TRUNCATE ON coop_surplus_settlement
  FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_settlement_keeps();
"""
SETTLEMENT_BACK = """
DROP TRIGGER coop_surplus_settlement_all_keep ON coop_surplus_settlement;
DROP TRIGGER coop_surplus_settlement_keeps ON coop_surplus_settlement;
DROP FUNCTION coop_surplus_settlement_keeps();
DROP TRIGGER coop_surplus_settlement_rows_add_up ON coop_surplus_settlementrow;
DROP TRIGGER coop_surplus_settlement_adds_up ON coop_surplus_settlement;
DROP FUNCTION coop_surplus_settlement_adds_up();
DROP TRIGGER coop_surplus_settlement_begins ON coop_surplus_settlement;
DROP FUNCTION coop_surplus_settlement_begins();
"""

# Paid, or set off in full, is the end. What nobody fetched can be asked for, and is then due again.
PAYOUT = """
CREATE OR REPLACE FUNCTION coop_surplus_payout_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM coop_surplus_payoutrun r
                   JOIN coop_surplus_allocation a ON a.id = r.allocation_id
                   JOIN coop_surplus_allocationrow w ON w.allocation_id = a.id
                   WHERE r.id = NEW.run_id AND w.id = NEW.row_id AND a.state = 'declared'
                     AND w.account_id = NEW.account_id AND w.cash = NEW.patronage + NEW.interest)
       AND NOT EXISTS (SELECT FROM coop_surplus_payoutrun r
                   JOIN coop_surplus_settlement s ON s.id = r.settlement_id
                   JOIN coop_surplus_settlementrow w ON w.settlement_id = s.id
                   WHERE r.id = NEW.run_id AND w.id = NEW.settlement_row_id AND s.state = 'declared'
                     AND w.account_id = NEW.account_id AND w.cash = NEW.patronage AND NEW.interest = 0) THEN
      RAISE EXCEPTION 'a payout is the cash of its own declared row'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_payout_is_the_cash_of_its_row';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' OR OLD.state IN ('paid', 'set_off') OR
     OLD.state = 'unclaimed' AND NEW.state NOT IN ('unclaimed', 'due') OR
     (NEW.id, NEW.run_id, NEW.row_id, NEW.settlement_row_id, NEW.member_id, NEW.account_id, NEW.patronage, NEW.interest)
       IS DISTINCT FROM (OLD.id, OLD.run_id, OLD.row_id, OLD.settlement_row_id, OLD.member_id, OLD.account_id,
         OLD.patronage, OLD.interest) THEN
    RAISE EXCEPTION 'what is paid stays paid, and no payout changes its amount'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_payout_keeps_its_amount';
  END IF;
  RETURN NEW;
END $$;
"""
BEFORE = import_module("coop.surplus.migrations.0002_guards").PAYOUT
PAYOUT_BACK = BEFORE[BEFORE.index("CREATE FUNCTION") : BEFORE.index("CREATE TRIGGER")].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)

# Payouts of old learn whose they are from their row.
WHOSE = """
SELECT set_config('commonwork.maintenance', 'on', true);
UPDATE coop_surplus_payout p SET member_id = w.member_id FROM coop_surplus_allocationrow w WHERE w.id = p.row_id;
SELECT set_config('commonwork.maintenance', 'off', true);
"""


class Migration(migrations.Migration):
    dependencies = [("coop_surplus", "0003_settlements"), ("coop_rules", "0008_bounds_for_capital")]

    operations = [
        migrations.RunSQL(WHOSE, migrations.RunSQL.noop),
        migrations.RunSQL(SETTLEMENT, SETTLEMENT_BACK),
        migrations.RunSQL(PAYOUT, PAYOUT_BACK),
        migrations.RunSQL(*append_only_sql("coop_surplus_settlementrow")),
    ]
