"""The figures of a run, from our side."""

from django.db.models import Sum

from payments.ledger.queries.trial_balance import trial_balance
from payments.reconcile.calculations.figures import AT_PROVIDER, OWED, Figures
from payments.reconcile.models import ProviderLine


def figures_now(*, provider: str, balances: dict[str, int]) -> dict[str, Figures]:
    """Per currency: the provider's balance beside the sum of its lines and our books. Two statements."""
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
            ledger=sum(stands.get((currency, head), 0) for head in AT_PROVIDER),
            on_the_way=waiting.get(currency, 0),
            owed=-sum(stands.get((currency, head), 0) for head in OWED),
        )
        for currency in sorted({*balances, *lines})
    }


def _on_the_way(provider: str) -> dict[str, int]:
    """Lines that belong to an operation whose answer is still to be written down."""
    rows = ProviderLine.objects.filter(provider=provider, cause__startswith="operations.operation:")
    return dict(rows.values_list("currency").annotate(total=Sum("net")).order_by())
