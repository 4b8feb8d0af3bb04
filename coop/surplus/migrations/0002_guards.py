"""What must never happen to a year's result, written as triggers: whoever asks, and in whatever words.

The setting commonwork.maintenance opens the tables for test fixtures, which must empty them; the application never
sets it.
"""

from django.db import migrations

from foundation.append_only import append_only_sql

OPEN = """
CREATE FUNCTION coop_surplus_guard_open() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('commonwork.maintenance', true), '') = 'on'
$$;
"""
OPEN_BACK = "DROP FUNCTION coop_surplus_guard_open();"

# A year goes forward; what its close wrote down stays. Only a declaration that is taken back leads one step back.
YEAR = """
CREATE FUNCTION coop_surplus_year_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'a year is never deleted'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_year_is_never_deleted';
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
    ('open', 'closing'), ('open', 'closed'), ('closing', 'closed'), ('closed', 'declared'), ('declared', 'closed'),
    ('declared', 'paid')) THEN
    RAISE EXCEPTION 'a year does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_year_goes_forward';
  END IF;
  IF (NEW.year, NEW.starts_on, NEW.ends_on, NEW.unit) IS DISTINCT FROM (OLD.year, OLD.starts_on, OLD.ends_on, OLD.unit)
     OR OLD.result IS NOT NULL AND (NEW.result, NEW.journal_id, NEW.closed_at, NEW.closed_by_id, NEW.inputs_sha256)
       IS DISTINCT FROM (OLD.result, OLD.journal_id, OLD.closed_at, OLD.closed_by_id, OLD.inputs_sha256) THEN
    RAISE EXCEPTION 'the days and the result of a year never change'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_closed_year_keeps_its_result';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_year_keeps BEFORE UPDATE OR DELETE ON coop_surplus_fiscalyear
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_year_keeps();
CREATE TRIGGER coop_surplus_year_all_keep BEFORE TRUNCATE ON coop_surplus_fiscalyear
  FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_year_keeps();

-- People and measures are frozen at the close: none joins a year that is closed.
CREATE FUNCTION coop_surplus_inputs_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT coop_surplus_guard_open() AND EXISTS (
    SELECT FROM arrived JOIN coop_surplus_fiscalyear y ON y.id = arrived.fiscal_year_id WHERE y.result IS NOT NULL) THEN
    RAISE EXCEPTION 'what went into a closed year is frozen'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'inputs_of_a_closed_year_are_frozen';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_surplus_members_are_frozen AFTER INSERT ON coop_surplus_yearmember
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_inputs_are_frozen();
CREATE TRIGGER coop_surplus_inputs_are_frozen AFTER INSERT ON coop_surplus_patronageinput
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_inputs_are_frozen();
"""
YEAR_BACK = """
DROP TRIGGER coop_surplus_inputs_are_frozen ON coop_surplus_patronageinput;
DROP TRIGGER coop_surplus_members_are_frozen ON coop_surplus_yearmember;
DROP FUNCTION coop_surplus_inputs_are_frozen();
DROP TRIGGER coop_surplus_year_all_keep ON coop_surplus_fiscalyear;
DROP TRIGGER coop_surplus_year_keeps ON coop_surplus_fiscalyear;
DROP FUNCTION coop_surplus_year_keeps();
"""

# A plan is written whole, in one transaction: its hash is of its document, its result that of its year, its rows add up.
PLAN = """
CREATE FUNCTION coop_surplus_plan_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.written_in := pg_current_xact_id()::text::bigint;
  IF NEW.sha256 <> encode(sha256(convert_to(NEW.document, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'the hash of a plan is that of its document'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_plan_has_the_hash_of_its_document';
  END IF;
  IF NEW.state <> 'frozen' OR NEW.result IS DISTINCT FROM
     (SELECT result FROM coop_surplus_fiscalyear WHERE id = NEW.fiscal_year_id) THEN
    RAISE EXCEPTION 'a plan shares the result of its year'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_plan_shares_the_result_of_its_year';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_plan_begins BEFORE INSERT ON coop_surplus_allocation
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_plan_begins();

CREATE FUNCTION coop_surplus_rows_arrive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM arrived JOIN coop_surplus_allocation a ON a.id = arrived.allocation_id
             WHERE a.written_in <> pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a plan is written whole'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_plan_is_written_whole';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_surplus_rows_arrive AFTER INSERT ON coop_surplus_allocationrow
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_rows_arrive();

CREATE FUNCTION coop_surplus_plan_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sums record;
BEGIN
  SELECT count(*) AS members, coalesce(sum(total), 0) AS total, coalesce(sum(cash), 0) AS cash,
         coalesce(sum(retained), 0) AS retained
    INTO sums FROM coop_surplus_allocationrow WHERE allocation_id = NEW.id;
  IF (sums.members, sums.total, sums.cash, sums.retained) IS DISTINCT FROM
     (NEW.members, NEW.to_members, NEW.cash, NEW.retained) THEN
    RAISE EXCEPTION 'the rows of plan % do not add up to it', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'the_rows_of_a_plan_add_up_to_it';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER coop_surplus_plan_adds_up AFTER INSERT ON coop_surplus_allocation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION coop_surplus_plan_adds_up();

CREATE FUNCTION coop_surplus_plan_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'a frozen plan is never deleted'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_frozen_plan_is_never_deleted';
  END IF;
  IF (to_jsonb(NEW) - ARRAY['state', 'decision_name', 'decision_url', 'declared_at', 'declared_by_id', 'journal_id',
       'reversed_at', 'reversal_id', 'reversed_why'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'decision_name', 'decision_url', 'declared_at', 'declared_by_id',
       'journal_id', 'reversed_at', 'reversal_id', 'reversed_why'])
     OR OLD.journal_id IS NOT NULL AND (NEW.journal_id, NEW.declared_at, NEW.declared_by_id, NEW.decision_name,
       NEW.decision_url) IS DISTINCT FROM (OLD.journal_id, OLD.declared_at, OLD.declared_by_id, OLD.decision_name,
       OLD.decision_url)
     OR OLD.reversal_id IS NOT NULL AND (NEW.reversal_id, NEW.reversed_at, NEW.reversed_why)
       IS DISTINCT FROM (OLD.reversal_id, OLD.reversed_at, OLD.reversed_why) THEN
    RAISE EXCEPTION 'what is frozen stays as it is'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_frozen_plan_never_changes';
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
    ('frozen', 'proposed'), ('proposed', 'frozen'), ('frozen', 'declared'), ('proposed', 'declared'),
    ('declared', 'reversed'), ('frozen', 'dropped'), ('proposed', 'dropped')) THEN
    RAISE EXCEPTION 'a plan does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_plan_goes_forward';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_plan_keeps BEFORE UPDATE OR DELETE ON coop_surplus_allocation
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_plan_keeps();
CREATE TRIGGER coop_surplus_plan_all_keep BEFORE TRUNCATE ON coop_surplus_allocation
  FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_plan_keeps();
"""
PLAN_BACK = """
DROP TRIGGER coop_surplus_plan_all_keep ON coop_surplus_allocation;
DROP TRIGGER coop_surplus_plan_keeps ON coop_surplus_allocation;
DROP FUNCTION coop_surplus_plan_keeps();
DROP TRIGGER coop_surplus_plan_adds_up ON coop_surplus_allocation;
DROP FUNCTION coop_surplus_plan_adds_up();
DROP TRIGGER coop_surplus_rows_arrive ON coop_surplus_allocationrow;
DROP FUNCTION coop_surplus_rows_arrive();
DROP TRIGGER coop_surplus_plan_begins ON coop_surplus_allocation;
DROP FUNCTION coop_surplus_plan_begins();
"""

# What is paid stays paid, for the amount that was declared.
PAYOUT = """
CREATE FUNCTION coop_surplus_payout_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.patronage + NEW.interest <> (SELECT cash FROM coop_surplus_allocationrow WHERE id = NEW.row_id) OR
       NOT EXISTS (SELECT FROM coop_surplus_payoutrun r JOIN coop_surplus_allocation a ON a.id = r.allocation_id
                   JOIN coop_surplus_allocationrow w ON w.allocation_id = a.id
                   WHERE r.id = NEW.run_id AND w.id = NEW.row_id AND a.state = 'declared'
                     AND w.account_id = NEW.account_id) THEN
      RAISE EXCEPTION 'a payout is the cash of its own declared row'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_payout_is_the_cash_of_its_row';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' OR OLD.state = 'paid' OR
     (NEW.id, NEW.run_id, NEW.row_id, NEW.account_id, NEW.patronage, NEW.interest)
       IS DISTINCT FROM (OLD.id, OLD.run_id, OLD.row_id, OLD.account_id, OLD.patronage, OLD.interest) THEN
    RAISE EXCEPTION 'what is paid stays paid, and no payout changes its amount'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_payout_keeps_its_amount';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_payout_keeps BEFORE INSERT OR UPDATE OR DELETE ON coop_surplus_payout
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_payout_keeps();
CREATE TRIGGER coop_surplus_payout_all_keep BEFORE TRUNCATE ON coop_surplus_payout
  FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_payout_keeps();
"""
PAYOUT_BACK = """
DROP TRIGGER coop_surplus_payout_all_keep ON coop_surplus_payout;
DROP TRIGGER coop_surplus_payout_keeps ON coop_surplus_payout;
DROP FUNCTION coop_surplus_payout_keeps();
"""

APPEND_ONLY = (
    "yearmember",
    "patronageinput",
    "draft",
    "draftrow",
    "allocationrow",
    "statement",
    "statementdelivery",
)


class Migration(migrations.Migration):
    dependencies = [("coop_surplus", "0001_initial")]

    operations = [
        migrations.RunSQL(OPEN, OPEN_BACK),
        migrations.RunSQL(YEAR, YEAR_BACK),
        migrations.RunSQL(PLAN, PLAN_BACK),
        migrations.RunSQL(PAYOUT, PAYOUT_BACK),
        *(migrations.RunSQL(*append_only_sql(f"coop_surplus_{table}")) for table in APPEND_ONLY),
    ]
