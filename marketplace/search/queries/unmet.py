"""Where the co-op could recruit: searches that found nobody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from marketplace.search.models import UnmetSearch

# A smaller count could point at one person.
LEAST_SHOWN = 5


@dataclass(frozen=True)
class Unmet:
    """So many searches for a trade (its slug; empty for words only) in an area."""

    trade_slug: str
    area: str
    count: int


def unmet_needs(*, since: date, until: date) -> list[Unmet]:
    """Unmet searches by trade and area from `since` to `until`, most first; counts under five are left out."""
    rows = (
        UnmetSearch.objects.filter(day__range=(since, until))
        .values("trade_slug", "area")
        .annotate(total=Sum("count"))
        .filter(total__gte=LEAST_SHOWN)
        .order_by("-total", "trade_slug", "area")
    )
    return [Unmet(row["trade_slug"], row["area"], row["total"]) for row in rows]
