"""How long it takes to get from one job to the next."""

from math import ceil
from typing import NamedTuple

from foundation.globe import great_circle_metres

SAME_PLACE_METRES = 30
LONGEST_TRAVEL_MINUTES = 24 * 60


class Stop(NamedTuple):
    """Where a job is: a point in micro-degrees, or nowhere in particular (`remote`), or not known yet (no point)."""

    latitude: int | None = None
    longitude: int | None = None
    remote: bool = False


REMOTE = Stop(remote=True)
UNKNOWN = Stop()


class TravelRule(NamedTuple):
    """A worker's own rule: `extra_minutes` between any two places, and the straight line at `metres_per_minute`."""

    extra_minutes: int = 0
    metres_per_minute: int = 400


def metres_between(a: Stop, b: Stop) -> float:
    """Return the great-circle distance of two stops. Both must have a point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        raise ValueError("both stops need a point")
    return great_circle_metres(a.latitude, a.longitude, b.latitude, b.longitude)


def travel_minutes(a: Stop, b: Stop, rule: TravelRule) -> int:
    """Return the minutes needed from `a` to `b`, rounded up, at most a day.

    None for remote work or the same place; only the extra minutes while one of the places is not known.
    """
    if a.remote or b.remote:
        return 0
    if a.latitude is None or b.latitude is None:
        return min(rule.extra_minutes, LONGEST_TRAVEL_MINUTES)
    metres = metres_between(a, b)
    if metres <= SAME_PLACE_METRES:
        return 0
    return min(rule.extra_minutes + ceil(metres / rule.metres_per_minute), LONGEST_TRAVEL_MINUTES)
