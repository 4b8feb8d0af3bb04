"""How earnings were shared between workers and the co-op, read from the books."""

from dataclasses import dataclass
from datetime import date

from payments.ledger.queries.flows import credited_by_head


@dataclass(frozen=True)
class SharesEarned:
    """Minor units that went to the workers and to the co-op."""

    workers: int
    coop: int


def shares_earned_since(first: date, *, unit: str) -> SharesEarned:
    """The shares of all work accepted from the day `first` on."""
    by_head = credited_by_head(kind="release", first=first, unit=unit)
    return SharesEarned(workers=by_head.get("2110", 0), coop=by_head.get("4010", 0))
