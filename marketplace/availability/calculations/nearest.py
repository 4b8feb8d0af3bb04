"""What to offer instead."""

from collections.abc import Iterable
from datetime import datetime

from marketplace.availability.calculations.starts import Start


def nearest(starts: Iterable[Start], wanted: datetime, count: int = 3) -> list[Start]:
    """Return the `count` starts nearest to `wanted`, the earlier one where two are as near, in the order of the day."""
    by_distance = sorted(starts, key=lambda start: (abs(start.start - wanted), start.start))
    return sorted(by_distance[:count])
