"""The figures of a run, from our side."""

from collections.abc import Mapping

from django.db import connection, transaction
from django.db.models import Sum

from payments.ledger.queries.trial_balance import trial_balance
from payments.reconcile.calculations.figures import (
    AT_BANK,
    AT_PROVIDER,
    ENTRUSTED,
    PROMISED,
    Figures,
)
from payments.reconcile.models import ProviderLine

# A mark longer than its column (hundreds of transactions under way at once) would be no mark; it is left out then.
MARK = 400


def figures_now(*, provider: str, balances: dict[str, int]) -> tuple[dict[str, Figures], str]:
    """Per currency: the provider's balance beside the sum of its lines and our books; and the mark of that moment.

    All of one and the same state of the books, however much is posted meanwhile.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_current_snapshot()::text")
        mark = str(cursor.fetchone()[0])
        return _figures(provider, balances), mark if len(mark) <= MARK else ""


def _figures(provider: str, balances: dict[str, int]) -> dict[str, Figures]:
    rows = ProviderLine.objects.filter(provider=provider).values_list("currency").annotate(total=Sum("net"))
    lines = dict(rows.order_by())
    waiting = _on_the_way(provider)
    stands: dict[tuple[str, str], int] = {
        (line.unit, line.code): line.debit - line.credit for line in trial_balance().lines
    }
    return {
        currency: Figures(
            provider=balances.get(currency, 0),
            lines=lines.get(currency, 0),
            ledger=_debit(stands, currency, AT_PROVIDER),
            on_the_way=waiting.get(currency, 0),
            entrusted=-_debit(stands, currency, ENTRUSTED),
            promised=-_debit(stands, currency, PROMISED),
            at_bank=_debit(stands, currency, AT_BANK),
        )
        for currency in sorted({*balances, *lines})
    }


def _debit(stands: Mapping[tuple[str, str], int], currency: str, heads: tuple[str, ...]) -> int:
    return sum(stands.get((currency, head), 0) for head in heads)


def _on_the_way(provider: str) -> dict[str, int]:
    """Lines that belong to an operation whose answer is still to be written down."""
    rows = ProviderLine.objects.filter(provider=provider, cause__startswith="operations.operation:")
    return dict(rows.values_list("currency").annotate(total=Sum("net")).order_by())
