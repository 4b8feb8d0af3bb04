"""The invariants of the books, each as a question whose answer must be empty: asked of the rows, trusting no counter.

Every proof returns sentences about what is wrong. The rows are asked as they are now, whoever wrote them.
"""

from dataclasses import dataclass

# What every account should show, from its rows alone; the proofs below read it as `sums`.
SUMS = """
SELECT account_id,
  coalesce(sum(amount) FILTER (WHERE is_debit AND moves), 0) AS dr,
  coalesce(sum(amount) FILTER (WHERE NOT is_debit AND moves), 0) AS cr,
  coalesce(sum(waits) FILTER (WHERE is_debit), 0) AS pending_dr,
  coalesce(sum(waits) FILTER (WHERE NOT is_debit), 0) AS pending_cr
FROM (
  SELECT side.account_id, side.is_debit, e.amount, e.state IN ('posted', 'post') AS moves,
         CASE WHEN e.state = 'pending' THEN e.amount ELSE -coalesce(p.amount, 0) END AS waits
  FROM payments_ledger_entry e LEFT JOIN payments_ledger_entry p ON p.id = e.pending_id
  CROSS JOIN LATERAL (VALUES (e.debit_id, true), (e.credit_id, false)) AS side (account_id, is_debit)
) AS moved GROUP BY account_id
"""


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence that is true of sound books, and the query that finds where it is not (one text column per row)."""

    name: str
    claim: str
    query: str


PROOFS = (
    Proof(
        "amounts",
        "Every row moves a positive amount between two different accounts",
        "SELECT format('row %s', id) FROM payments_ledger_entry WHERE amount <= 0 OR debit_id = credit_id",
    ),
    Proof(
        "units",
        "Every row is in the unit of both its accounts",
        """SELECT format('row %s', e.id) FROM payments_ledger_entry e
           LEFT JOIN payments_ledger_account d ON d.id = e.debit_id
           LEFT JOIN payments_ledger_account c ON c.id = e.credit_id
           WHERE (d.unit = e.unit AND c.unit = e.unit) IS NOT TRUE""",
    ),
    Proof(
        "trial balance",
        "In every unit what is owned and owed adds up to zero",
        """SELECT format('%s is out by %s', a.unit, sum(s.dr - s.cr)) FROM sums s
           JOIN payments_ledger_account a ON a.id = s.account_id GROUP BY a.unit HAVING sum(s.dr - s.cr) <> 0""",
    ),
    Proof(
        "counters",
        "The counters of every account are the sums of its rows",
        """SELECT format('%s %s', a.code, a.unit) FROM payments_ledger_account a
           LEFT JOIN sums s ON s.account_id = a.id
           WHERE (a.dr, a.cr, a.pending_dr, a.pending_cr) IS DISTINCT FROM (
             CASE WHEN a.bounded THEN coalesce(s.dr, 0) ELSE 0 END,
             CASE WHEN a.bounded THEN coalesce(s.cr, 0) ELSE 0 END,
             CASE WHEN a.bounded THEN coalesce(s.pending_dr, 0) ELSE 0 END,
             CASE WHEN a.bounded THEN coalesce(s.pending_cr, 0) ELSE 0 END)""",
    ),
    Proof(
        "limits",
        "No bounded account is below its limit or above its ceiling",
        """SELECT format('%s %s', a.code, a.unit) FROM payments_ledger_account a
           JOIN sums s ON s.account_id = a.id
           WHERE a.bounded AND (CASE WHEN a.normal = 'C'
             THEN s.dr + s.pending_dr > s.cr + a.credit_limit OR s.cr + s.pending_cr - s.dr > a.max_balance
             ELSE s.cr + s.pending_cr > s.dr + a.credit_limit OR s.dr + s.pending_dr - s.cr > a.max_balance END)""",
    ),
    Proof(
        "closed accounts",
        "Every closed account is empty",
        """SELECT format('%s %s', a.code, a.unit) FROM payments_ledger_account a
           JOIN sums s ON s.account_id = a.id
           WHERE a.closed_at IS NOT NULL AND (s.dr <> s.cr OR s.pending_dr <> 0 OR s.pending_cr <> 0)""",
    ),
    Proof(
        "chart",
        "Every account is what the chart says it is",
        """SELECT format('%s %s', a.code, a.unit) FROM payments_ledger_account a
           LEFT JOIN payments_ledger_head h ON h.code = split_part(a.code, ':', 1)
           WHERE (a.head_id, a.normal, a.bounded, a.indivisible, a.unit = 'MINUTES')
             IS DISTINCT FROM (h.code, h.normal, h.bounded, h.indivisible, h.measure = 'time')""",
    ),
    Proof(
        "keys",
        "Every key names one journal, and every journal has rows, numbered from one, on its own day",
        """SELECT format('key %s', idempotency_key) FROM payments_ledger_journal
           GROUP BY idempotency_key HAVING count(*) > 1
           UNION ALL
           SELECT format('journal %s', j.id) FROM payments_ledger_journal j
           LEFT JOIN payments_ledger_entry e ON e.journal_id = j.id GROUP BY j.id
           HAVING count(e.id) = 0 OR count(DISTINCT e.seq) <> count(e.id) OR min(e.seq) <> 1
             OR max(e.seq) <> count(e.id) OR bool_or(e.booked_on <> j.booked_on)""",
    ),
    Proof(
        "reversals",
        "Every reversal is the exact mirror of one journal, which is reversed once",
        """SELECT format('journal %s', reverses_id) FROM payments_ledger_journal
           WHERE reverses_id IS NOT NULL GROUP BY reverses_id HAVING count(*) > 1
           UNION ALL
           SELECT format('journal %s', r.id) FROM payments_ledger_journal r WHERE r.reverses_id IS NOT NULL AND EXISTS (
             SELECT FROM (
               SELECT debit_id, credit_id, unit, amount, state, 1 AS sign FROM payments_ledger_entry
               WHERE journal_id = r.id
               UNION ALL
               SELECT credit_id, debit_id, unit, amount, 'posted', -1 FROM payments_ledger_entry
               WHERE journal_id = r.reverses_id AND state IN ('posted', 'post')) AS sides
             GROUP BY debit_id, credit_id, unit, amount, state HAVING sum(sign) <> 0)""",
    ),
    Proof(
        "pending amounts",
        "Every pending row resolves at most once, between its own accounts, for no more than it held",
        """SELECT format('row %s', pending_id) FROM payments_ledger_entry
           WHERE pending_id IS NOT NULL GROUP BY pending_id HAVING count(*) > 1
           UNION ALL
           SELECT format('row %s', e.id) FROM payments_ledger_entry e
           LEFT JOIN payments_ledger_entry p ON p.id = e.pending_id
           WHERE (e.state IN ('post', 'void')) <> (e.pending_id IS NOT NULL)
              OR e.pending_id IS NOT NULL AND ((p.state, p.debit_id, p.credit_id) = ('pending', e.debit_id, e.credit_id)
                AND e.amount <= p.amount) IS NOT TRUE""",
    ),
    Proof(
        "indivisible reserves",
        "What is indivisible was taken only for written reasons, or by undoing what put it there",
        """SELECT format('row %s takes from %s', e.id, d.code) FROM payments_ledger_entry e
           JOIN payments_ledger_journal j ON j.id = e.journal_id JOIN payments_ledger_account d ON d.id = e.debit_id
           WHERE d.indivisible AND e.state <> 'void' AND j.reverses_id IS NULL AND NOT EXISTS (
             SELECT FROM payments_ledger_debitpermit m WHERE m.head_id = d.head_id AND m.journal_kind = j.kind)""",
    ),
    Proof(
        "snapshots",
        "Every snapshot is the sum of the rows up to its day, and every account that moved in a closed month has one",
        """WITH moved AS (
             SELECT side.account_id, e.booked_on, side.dr, side.cr FROM payments_ledger_entry e
             CROSS JOIN LATERAL (VALUES (e.debit_id, e.amount, 0), (e.credit_id, 0, e.amount))
               AS side (account_id, dr, cr)
             WHERE e.state IN ('posted', 'post')
           ), months AS (
             SELECT m.account_id, p.through, sum(m.dr) AS dr, sum(m.cr) AS cr FROM moved m
             JOIN payments_ledger_period p ON m.booked_on BETWEEN p.month AND p.through GROUP BY m.account_id, p.through
           ), expected AS (
             SELECT account_id, through, sum(dr) OVER upto AS dr, sum(cr) OVER upto AS cr FROM months
             WINDOW upto AS (PARTITION BY account_id ORDER BY through)
           )
           SELECT format('account %s at %s', coalesce(e.account_id, s.account_id), coalesce(e.through, s.through))
           FROM expected e FULL JOIN payments_ledger_snapshot s USING (account_id, through)
           WHERE (e.dr, e.cr) IS DISTINCT FROM (s.dr, s.cr)""",
    ),
    Proof(
        "month sums",
        "The published sums of every closed month are the sums of its rows",
        """WITH expected AS (
             SELECT p.month, e.unit, j.kind, d.head_id AS debit_head, c.head_id AS credit_head, count(*) AS entries,
               sum(e.amount) AS amount
             FROM payments_ledger_entry e JOIN payments_ledger_journal j ON j.id = e.journal_id
             JOIN payments_ledger_account d ON d.id = e.debit_id JOIN payments_ledger_account c ON c.id = e.credit_id
             JOIN payments_ledger_period p ON e.booked_on BETWEEN p.month AND p.through
             WHERE e.state IN ('posted', 'post') GROUP BY 1, 2, 3, 4, 5
           )
           SELECT format('%s %s from %s to %s', to_char(month, 'YYYY-MM'), kind, credit_head, debit_head)
           FROM expected e FULL JOIN payments_ledger_monthsum s USING (month, unit, kind, debit_head, credit_head)
           WHERE (e.entries, e.amount) IS DISTINCT FROM (s.entries, s.amount)""",
    ),
    Proof(
        "guards",
        "Every trigger and constraint that guards the books is in place and switched on",
        """SELECT format('trigger %s', name) FROM unnest(ARRAY[
             'payments_ledger_account_opens', 'payments_ledger_account_keeps', 'payments_ledger_account_stays',
             'payments_ledger_account_all_stay', 'payments_ledger_account_closes', 'payments_ledger_journal_begins',
             'payments_ledger_period_closes', 'payments_ledger_rows_arrive',
             'payments_ledger_journal_append_only_rows', 'payments_ledger_journal_append_only_table',
             'payments_ledger_entry_append_only_rows', 'payments_ledger_entry_append_only_table',
             'payments_ledger_period_append_only_rows', 'payments_ledger_period_append_only_table',
             'payments_ledger_snapshot_append_only_rows', 'payments_ledger_snapshot_append_only_table',
             'payments_ledger_monthsum_append_only_rows', 'payments_ledger_monthsum_append_only_table']) AS name
           WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgname = name AND t.tgenabled IN ('O', 'A'))
           UNION ALL
           SELECT format('constraint %s', name) FROM unnest(ARRAY[
             'account_never_pays_more_than_it_has', 'account_never_gives_more_than_it_has',
             'account_never_holds_more_than_its_ceiling', 'account_closes_only_when_empty',
             'unbounded_account_is_uncounted', 'key_names_one_journal', 'journal_is_reversed_once',
             'row_moves_a_positive_amount', 'row_joins_two_accounts', 'row_names_a_pending_row_to_resolve_it',
             'rows_keep_to_one_unit_debit', 'rows_keep_to_one_unit_credit', 'rows_of_a_journal_are_numbered']) AS name
           WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = name AND c.convalidated)
           UNION ALL
           SELECT 'index pending_resolves_once' WHERE NOT EXISTS (
             SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE c.relname = 'pending_resolves_once' AND i.indisvalid AND i.indisunique)""",
    ),
)
