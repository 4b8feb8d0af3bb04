"""What the books refuse, written as triggers: whoever asks, and in whatever words.

Every refusal carries the name of its rule as CONSTRAINT, which payments.ledger.errors turns into a kind sentence.
"""

from django.db import migrations

from foundation.append_only import append_only_sql

# A row keeps to the unit of both its accounts. NOT DEFERRABLE: the check takes FOR KEY SHARE on both accounts before the
# statement trigger below looks at them, so an account cannot be closed in between (see closing_waits_for_postings).
UNITS = """
ALTER TABLE payments_ledger_entry
  ADD CONSTRAINT rows_keep_to_one_unit_debit FOREIGN KEY (debit_id, unit) REFERENCES payments_ledger_account (id, unit),
  ADD CONSTRAINT rows_keep_to_one_unit_credit FOREIGN KEY (credit_id, unit) REFERENCES payments_ledger_account (id, unit);
-- Counters are updated in place: leave room on each page so that no index needs to follow.
ALTER TABLE payments_ledger_account SET (fillfactor = 70);
"""
UNITS_BACK = """
ALTER TABLE payments_ledger_account RESET (fillfactor);
ALTER TABLE payments_ledger_entry
  DROP CONSTRAINT rows_keep_to_one_unit_debit, DROP CONSTRAINT rows_keep_to_one_unit_credit;
"""

# An account gets its nature from the chart, never from whoever opens it.
OPENING = """
CREATE FUNCTION payments_ledger_account_opens() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head payments_ledger_head;
BEGIN
  SELECT * INTO head FROM payments_ledger_head WHERE code = split_part(NEW.code, ':', 1);
  IF NOT FOUND OR head.owners <> length(NEW.code) - length(replace(NEW.code, ':', '')) THEN
    RAISE EXCEPTION 'no such account in the chart: %', NEW.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_is_in_the_chart', DETAIL = NEW.code;
  END IF;
  IF (head.measure = 'time') <> (NEW.unit = 'MINUTES') THEN
    RAISE EXCEPTION '% cannot be kept in %', NEW.code, NEW.unit
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_counts_what_its_chart_says', DETAIL = NEW.code;
  END IF;
  NEW.head_id := head.code;
  NEW.normal := head.normal;
  NEW.bounded := head.bounded;
  NEW.indivisible := head.indivisible;
  NEW.dr := 0; NEW.cr := 0; NEW.pending_dr := 0; NEW.pending_cr := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_ledger_account_opens BEFORE INSERT ON payments_ledger_account
  FOR EACH ROW EXECUTE FUNCTION payments_ledger_account_opens();
"""
OPENING_BACK = """
DROP TRIGGER payments_ledger_account_opens ON payments_ledger_account;
DROP FUNCTION payments_ledger_account_opens();
"""

# What may change on an account is its limits and whether it is open. Its counters move only inside the trigger on
# entries (depth above zero, where this one does not fire). An uncounted account is empty when its rows say so.
KEEPING = """
CREATE FUNCTION payments_ledger_account_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('commonwork.maintenance', true), '') = 'on' THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'an account is closed, never deleted'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'account_is_never_deleted';
  END IF;
  IF (NEW.dr, NEW.cr, NEW.pending_dr, NEW.pending_cr) IS DISTINCT FROM (OLD.dr, OLD.cr, OLD.pending_dr, OLD.pending_cr)
  THEN
    RAISE EXCEPTION 'the counters of % move only with its rows', OLD.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'counters_move_only_with_rows', DETAIL = OLD.code;
  END IF;
  IF (NEW.id, NEW.code, NEW.unit, NEW.head_id, NEW.normal, NEW.bounded, NEW.indivisible)
    IS DISTINCT FROM (OLD.id, OLD.code, OLD.unit, OLD.head_id, OLD.normal, OLD.bounded, OLD.indivisible) THEN
    RAISE EXCEPTION 'the nature of % never changes', OLD.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_keeps_its_nature', DETAIL = OLD.code;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_ledger_account_keeps BEFORE UPDATE ON payments_ledger_account
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION payments_ledger_account_keeps();
CREATE TRIGGER payments_ledger_account_stays BEFORE DELETE ON payments_ledger_account
  FOR EACH ROW EXECUTE FUNCTION payments_ledger_account_keeps();
CREATE TRIGGER payments_ledger_account_all_stay BEFORE TRUNCATE ON payments_ledger_account
  FOR EACH STATEMENT EXECUTE FUNCTION payments_ledger_account_keeps();

-- AFTER, because by then the row is locked against new postings and this statement sees every one that came before.
CREATE FUNCTION payments_ledger_account_closes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT coalesce(sum(CASE WHEN state IN ('posted', 'post') THEN amount * side END), 0) AS balance,
             count(*) FILTER (WHERE state = 'pending') - count(*) FILTER (WHERE state IN ('post', 'void')) AS waiting
      FROM (SELECT amount, state, 1 AS side FROM payments_ledger_entry WHERE debit_id = NEW.id
            UNION ALL
            SELECT amount, state, -1 FROM payments_ledger_entry WHERE credit_id = NEW.id) AS rows
    ) AS sums WHERE balance <> 0 OR waiting <> 0
  ) THEN
    RAISE EXCEPTION '% is not empty', NEW.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_closes_only_when_empty', DETAIL = NEW.code;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_ledger_account_closes AFTER UPDATE OF closed_at ON payments_ledger_account FOR EACH ROW
  WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL AND NOT NEW.bounded)
  EXECUTE FUNCTION payments_ledger_account_closes();
"""
KEEPING_BACK = """
DROP TRIGGER payments_ledger_account_closes ON payments_ledger_account;
DROP FUNCTION payments_ledger_account_closes();
DROP TRIGGER payments_ledger_account_all_stay ON payments_ledger_account;
DROP TRIGGER payments_ledger_account_stays ON payments_ledger_account;
DROP TRIGGER payments_ledger_account_keeps ON payments_ledger_account;
DROP FUNCTION payments_ledger_account_keeps();
"""

# Every posting holds this lock shared until it commits, and closing a month takes it alone: no row can slip into a month
# while its root is being computed. An advisory lock, because a shared lock on one row would be written by every posting.
CALENDAR = """
CREATE FUNCTION payments_ledger_calendar() RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT 4947116032517386561 $$;

CREATE FUNCTION payments_ledger_journal_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(payments_ledger_calendar());
  IF NEW.booked_on <= (SELECT max(through) FROM payments_ledger_period) THEN
    RAISE EXCEPTION 'the month of % is closed', NEW.booked_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_month_takes_nothing';
  END IF;
  NEW.written_in := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_ledger_journal_begins BEFORE INSERT ON payments_ledger_journal
  FOR EACH ROW EXECUTE FUNCTION payments_ledger_journal_begins();

CREATE FUNCTION payments_ledger_period_closes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before payments_ledger_period;
BEGIN
  PERFORM pg_advisory_xact_lock(payments_ledger_calendar());
  SELECT * INTO before FROM payments_ledger_period ORDER BY month DESC LIMIT 1;
  IF NEW.through <> (NEW.month + interval '1 month - 1 day')::date OR (before.id IS NOT NULL AND
     (NEW.month <> before.through + 1 OR NEW.previous_root <> before.root)) THEN
    RAISE EXCEPTION 'months are closed whole, one after the other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'months_close_in_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_ledger_period_closes BEFORE INSERT ON payments_ledger_period
  FOR EACH ROW EXECUTE FUNCTION payments_ledger_period_closes();
"""
CALENDAR_BACK = """
DROP TRIGGER payments_ledger_period_closes ON payments_ledger_period;
DROP FUNCTION payments_ledger_period_closes();
DROP TRIGGER payments_ledger_journal_begins ON payments_ledger_journal;
DROP FUNCTION payments_ledger_journal_begins();
DROP FUNCTION payments_ledger_calendar();
"""

# The rows of a journal arrive: they are judged together, then move the counters of bounded accounts; the CHECKs on the
# account do the refusing. The settings keep the plans of every size of table: index look-ups, planned once.
ARRIVING = """
CREATE FUNCTION payments_ledger_rows_arrive() RETURNS trigger LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  judged record;
BEGIN
  SELECT (array_agg(rule ORDER BY id) FILTER (WHERE rule IS NOT NULL))[1] AS broken,
         (array_agg(code ORDER BY id) FILTER (WHERE rule IS NOT NULL))[1] AS code,
         bool_or(reverses) AS reverses, bool_or(counts) AS counts
    INTO judged FROM (
    SELECT e.id, j.reverses_id IS NOT NULL AS reverses, d.bounded OR c.bounded AS counts,
      CASE WHEN j.written_in <> pg_current_xact_id()::text::bigint THEN 'journal_is_written_whole'
           WHEN e.booked_on <> j.booked_on THEN 'row_counts_on_the_day_of_its_journal'
           WHEN d.closed_at IS NOT NULL OR c.closed_at IS NOT NULL THEN 'closed_account_takes_nothing'
           WHEN d.indivisible AND e.state <> 'void' AND j.reverses_id IS NULL AND NOT EXISTS (
             SELECT FROM payments_ledger_debitpermit m WHERE m.head_id = d.head_id AND m.journal_kind = j.kind)
             THEN 'reserve_leaves_only_for_written_reasons'
           WHEN e.pending_id IS NOT NULL AND (
             p.state = 'pending' AND p.debit_id = e.debit_id AND p.credit_id = e.credit_id
             AND (e.amount = p.amount OR (e.state = 'post' AND e.amount < p.amount))) IS NOT TRUE
             THEN 'pending_resolves_only_what_waits'
      END AS rule,
      CASE WHEN d.closed_at IS NULL AND c.closed_at IS NOT NULL THEN c.code ELSE d.code END AS code
    FROM arrived e
    JOIN payments_ledger_journal j ON j.id = e.journal_id
    JOIN payments_ledger_account d ON d.id = e.debit_id
    JOIN payments_ledger_account c ON c.id = e.credit_id
    LEFT JOIN payments_ledger_entry p ON p.id = e.pending_id
  ) AS row;
  IF judged.broken IS NOT NULL THEN
    RAISE EXCEPTION 'refused by %: %', judged.broken, judged.code
      USING ERRCODE = 'check_violation', CONSTRAINT = judged.broken, DETAIL = judged.code;
  END IF;

  -- A reversal may take from an indivisible reserve what was put there, so it must be the exact mirror: all of it, once.
  IF judged.reverses AND EXISTS (
    SELECT FROM (SELECT DISTINCT j.id, j.reverses_id FROM arrived e JOIN payments_ledger_journal j ON j.id = e.journal_id
                 WHERE j.reverses_id IS NOT NULL) AS reversal
    WHERE EXISTS (
      (SELECT credit_id, debit_id, unit, amount, 'posted' FROM payments_ledger_entry
       WHERE journal_id = reversal.reverses_id AND state IN ('posted', 'post')
       EXCEPT ALL SELECT debit_id, credit_id, unit, amount, state FROM arrived WHERE journal_id = reversal.id)
      UNION ALL
      (SELECT debit_id, credit_id, unit, amount, state FROM arrived WHERE journal_id = reversal.id
       EXCEPT ALL SELECT credit_id, debit_id, unit, amount, 'posted' FROM payments_ledger_entry
       WHERE journal_id = reversal.reverses_id AND state IN ('posted', 'post')))
  ) THEN
    RAISE EXCEPTION 'a reversal is the exact mirror of what it reverses'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reversal_is_an_exact_mirror';
  END IF;

  IF judged.counts THEN
    UPDATE payments_ledger_account a
      SET dr = a.dr + m.dr, cr = a.cr + m.cr,
          pending_dr = a.pending_dr + m.pending_dr, pending_cr = a.pending_cr + m.pending_cr
      FROM (
        SELECT side.account_id, sum(side.dr) AS dr, sum(side.cr) AS cr,
               sum(side.pending_dr) AS pending_dr, sum(side.pending_cr) AS pending_cr
        FROM (
          SELECT e.debit_id, e.credit_id, CASE WHEN e.state IN ('posted', 'post') THEN e.amount ELSE 0 END AS moved,
            CASE WHEN e.state = 'pending' THEN e.amount WHEN e.pending_id IS NOT NULL THEN -p.amount ELSE 0 END AS waits
          FROM arrived e LEFT JOIN payments_ledger_entry p ON p.id = e.pending_id
        ) AS row
        CROSS JOIN LATERAL (VALUES (debit_id, moved, 0, waits, 0), (credit_id, 0, moved, 0, waits))
          AS side (account_id, dr, cr, pending_dr, pending_cr)
        GROUP BY side.account_id ORDER BY side.account_id
      ) AS m
      WHERE a.id = m.account_id AND a.bounded;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_ledger_rows_arrive AFTER INSERT ON payments_ledger_entry
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION payments_ledger_rows_arrive();
"""
ARRIVING_BACK = """
DROP TRIGGER payments_ledger_rows_arrive ON payments_ledger_entry;
DROP FUNCTION payments_ledger_rows_arrive();
"""

APPEND_ONLY = ("journal", "entry", "period", "snapshot")


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0001_initial")]

    operations = [
        migrations.RunSQL(UNITS, UNITS_BACK),
        migrations.RunSQL(OPENING, OPENING_BACK),
        migrations.RunSQL(KEEPING, KEEPING_BACK),
        migrations.RunSQL(CALENDAR, CALENDAR_BACK),
        migrations.RunSQL(ARRIVING, ARRIVING_BACK),
        *(migrations.RunSQL(*append_only_sql(f"payments_ledger_{table}")) for table in APPEND_ONLY),
    ]
