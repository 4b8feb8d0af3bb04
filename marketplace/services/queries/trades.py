"""Reading trades."""

from marketplace.services.models import Trade


def active_trades() -> list[Trade]:
    """The trades the co-op works in, in its own order."""
    return list(Trade.objects.filter(active=True).order_by("order", "name"))
