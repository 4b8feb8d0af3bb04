"""One call posts a journal: the key, accounts opened on first use, locks in id order, the rows.

It is a convenience for speed (one round trip); every refusal comes from the constraints and triggers, which hold for any
other way of writing too. Refusals come back as a row, so that the caller's transaction goes on and needs no savepoint.
"""

from django.db import migrations

POST = """
CREATE FUNCTION payments_ledger_post(
  p_kind text, p_key text, p_unit text, p_at timestamptz, p_booked_on date, p_reference text, p_memo text,
  p_reverses bigint, p_debits text[], p_credits text[], p_amounts bigint[], p_states text[], p_pendings bigint[],
  p_memos text[],
  OUT journal payments_ledger_journal, OUT is_new boolean, OUT refused_by text, OUT refusal text
) LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  codes text[] := ARRAY(SELECT DISTINCT unnest(p_debits || p_credits));
BEGIN
  is_new := false;
  -- Two reversals of one journal queue here; else the second would trip over journal_is_reversed_once, which is not the
  -- index ON CONFLICT looks at, before it could find the first one's key.
  IF p_reverses IS NOT NULL THEN
    PERFORM FROM payments_ledger_journal WHERE id = p_reverses FOR NO KEY UPDATE;
  END IF;
  INSERT INTO payments_ledger_journal (kind, idempotency_key, reference, memo, at, booked_on, reverses_id, written_in)
    VALUES (p_kind, p_key, p_reference, p_memo, p_at, p_booked_on, p_reverses, 0)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING * INTO journal;
  IF journal.id IS NULL THEN
    -- Somebody was here before, perhaps a moment ago: the insert above waited for them.
    SELECT * INTO journal FROM payments_ledger_journal WHERE idempotency_key = p_key;
    IF journal.id IS NULL OR (journal.kind, journal.reference) <> (p_kind, p_reference)
       OR journal.reverses_id IS DISTINCT FROM p_reverses
       OR ARRAY(SELECT (d.code, c.code, e.unit, e.amount, e.state, e.pending_id)::text FROM payments_ledger_entry e
                JOIN payments_ledger_account d ON d.id = e.debit_id JOIN payments_ledger_account c ON c.id = e.credit_id
                WHERE e.journal_id = journal.id ORDER BY e.seq)
          <> ARRAY(SELECT (p.debit, p.credit, p_unit, p.amount, p.state, p.pending)::text
                   FROM unnest(p_debits, p_credits, p_amounts, p_states, p_pendings) WITH ORDINALITY
                        AS p (debit, credit, amount, state, pending, seq) ORDER BY p.seq) THEN
      refused_by := 'key_names_one_journal';
    END IF;
    RETURN;
  END IF;
  IF (SELECT count(*) FROM payments_ledger_account WHERE unit = p_unit AND code = ANY (codes)) < cardinality(codes) THEN
    INSERT INTO payments_ledger_account (code, unit, credit_limit)
      SELECT wanted.code, p_unit, 0 FROM unnest(codes) AS wanted (code)
      WHERE NOT EXISTS (SELECT FROM payments_ledger_account a WHERE a.code = wanted.code AND a.unit = p_unit)
      ORDER BY wanted.code ON CONFLICT (code, unit) DO NOTHING;
  END IF;
  -- Counted accounts in id order: two postings on the same accounts queue instead of deadlocking.
  PERFORM FROM payments_ledger_account WHERE unit = p_unit AND code = ANY (codes) AND bounded
    ORDER BY id FOR NO KEY UPDATE;
  INSERT INTO payments_ledger_entry (journal_id, seq, debit_id, credit_id, unit, amount, state, pending_id, booked_on, memo)
    SELECT journal.id, p.seq, d.id, c.id, p_unit, p.amount, p.state, p.pending, p_booked_on, p.memo
    FROM unnest(p_debits, p_credits, p_amounts, p_states, p_pendings, p_memos) WITH ORDINALITY
         AS p (debit, credit, amount, state, pending, memo, seq)
    JOIN payments_ledger_account d ON d.code = p.debit AND d.unit = p_unit
    JOIN payments_ledger_account c ON c.code = p.credit AND c.unit = p_unit
    ORDER BY p.seq;
  is_new := true;
EXCEPTION WHEN integrity_constraint_violation THEN
  GET STACKED DIAGNOSTICS refused_by = CONSTRAINT_NAME, refusal = PG_EXCEPTION_DETAIL;
  IF refused_by = '' THEN RAISE; END IF;
  journal := NULL;
END $$;
"""
POST_BACK = """
DROP FUNCTION payments_ledger_post(text, text, text, timestamptz, date, text, text, bigint, text[], text[], bigint[], text[],
  bigint[], text[]);
"""


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0002_guards")]

    operations = [migrations.RunSQL(POST, POST_BACK)]
