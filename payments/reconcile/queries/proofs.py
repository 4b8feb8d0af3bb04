"""What must be true of the money at the provider and of what is held: for `manage.py verify_ledger`.

Two of them hold the books against the last comparison with the provider; before the first there is nothing to prove.
"""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q

from foundation.money.formatting import format_minor
from payments.ledger.registry import NothingToProve
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning
from payments.reconcile.calculations.figures import AT_PROVIDER
from payments.reconcile.models import ProviderLine, Run
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund

NEVER = (
    "The books have not been compared with the payment provider yet; the first comparison runs at night, "
    "or by `manage.py reconcile`."
)

UNMARKED = "The last comparison did not keep which entries it saw; the next one does."

# What stood at the provider by our books when the last comparison looked: the rows of exactly the journals it saw.
BOOKS_THEN = """
SELECT e.unit, coalesce(sum(CASE WHEN d.head_id = ANY (%(heads)s) THEN e.amount ELSE 0 END), 0)
             - coalesce(sum(CASE WHEN c.head_id = ANY (%(heads)s) THEN e.amount ELSE 0 END), 0)
FROM payments_ledger_entry e
JOIN payments_ledger_journal j ON j.id = e.journal_id
JOIN payments_ledger_account d ON d.id = e.debit_id
JOIN payments_ledger_account c ON c.id = e.credit_id
WHERE e.state IN ('posted', 'post') AND (d.head_id = ANY (%(heads)s) OR c.head_id = ANY (%(heads)s))
  AND pg_visible_in_snapshot(j.written_in::text::xid8, %(books)s::pg_snapshot)
GROUP BY e.unit
"""

# An order holds at most what was paid and not given back; once released, or refunded in full, nothing.
HELD = """
SELECT a.code, a.unit, a.cr - a.dr AS holds, coalesce(p.due, 0) AS due, coalesce(p.released, false) AS released
FROM payments_ledger_account a
LEFT JOIN (
  SELECT p.held_in, p.currency, bool_or(j.id IS NOT NULL) AS released,
         CASE WHEN bool_or(j.id IS NOT NULL) THEN 0 ELSE sum(p.captured - p.refunded) END AS due
  FROM payments_checkout_payment p
  LEFT JOIN payments_ledger_journal j ON j.idempotency_key = 'release:' || p.id::text
    AND NOT EXISTS (SELECT FROM payments_ledger_journal r WHERE r.reverses_id = j.id)
  GROUP BY p.held_in, p.currency
) AS p ON p.held_in = a.code AND p.currency = a.unit
WHERE a.head_id = '2100' AND a.cr - a.dr > coalesce(p.due, 0)
ORDER BY a.code
"""


def money_at_the_provider() -> list[str]:
    """Sentences about currencies in which accounts 1010, 1011 and 1012 were not the provider's balance.

    Compared as of the last comparison: the rows of the journals it saw, with the balance the provider then named and
    what was on its way. Raises NothingToProve.
    """
    run = _last_run()
    if not run.books:
        raise NothingToProve(UNMARKED)
    values: dict[str, Any] = {"heads": list(AT_PROVIDER), "books": run.books}
    with connection.cursor() as cursor:
        cursor.execute(BOOKS_THEN, values)
        books: Counter[str] = Counter({unit: int(stands) for unit, stands in cursor.fetchall()})
    found = []
    for currency in sorted({*books, *run.figures}):
        theirs = run.figures.get(currency, {}).get("provider", 0) - run.figures.get(currency, {}).get("on_the_way", 0)
        if books[currency] != theirs:
            ours, provider = format_minor(books[currency], currency), format_minor(theirs, currency)
            found.append(f"accounts 1010, 1011 and 1012 stood at {ours}, the provider's balance was {provider}")
    return found


def transfers_are_known_to_the_provider() -> list[str]:
    """Sentences about transfers of which the provider has no line, or one of another amount. Raises NothingToProve."""
    run = _last_run()
    line = ProviderLine.objects.filter(
        pk=OuterRef("txn_id"), net=-1 * OuterRef("amount"), currency=OuterRef("currency")
    )
    sent = Earning.objects.filter(
        Q(state__in=[EarningState.TRANSFERRED, EarningState.PAID_OUT]),
        provider=run.provider,
        transferred_at__lt=run.at,
    )
    unknown = sent.filter(~Exists(line)).order_by("pk").values_list("transfer_id", "reference", "amount", "currency")
    return [
        f"transfer {transfer} of {format_minor(amount, currency)} for {reference} is not among the provider's lines"
        for transfer, reference, amount, currency in unknown
    ]


def orders_hold_only_what_is_theirs() -> list[str]:
    """Sentences about orders that hold more than was paid for them, or anything at all after they were closed."""
    with connection.cursor() as cursor:
        cursor.execute(HELD)
        rows = cursor.fetchall()
    found = []
    for code, unit, holds, due, released in rows:
        held = format_minor(int(holds), unit)
        if released or not due:
            why = "its money was released" if released else "nothing was paid for it, or all of it was given back"
            found.append(f"{code} still holds {held}, though {why}")
        else:
            found.append(f"{code} holds {held}, more than the {format_minor(int(due), unit)} that was paid and kept")
    return found


def refunds_have_left(*, since: datetime) -> list[str]:
    """Sentences about refunds decided before `since` that still lie on account 2120."""
    waiting = (RefundState.CREATED, RefundState.SENT)
    late = Refund.objects.filter(state__in=waiting, txn_id="", created_at__lt=since).order_by("created_at", "pk")
    return [
        f"refund {pk} of {format_minor(amount, currency)} for {reference}, decided on {decided:%Y-%m-%d}, has not left"
        for pk, amount, currency, reference, decided in late.values_list(
            "pk", "amount", "currency", F("payment__reference"), "created_at"
        )
    ]


def _last_run() -> Run:
    run = Run.objects.order_by("-at", "-pk").first()
    if run is None:
        raise NothingToProve(NEVER)
    return run
