"""What an hour really pays: after the co-op's share, and counting the minutes nobody pays for."""

from dataclasses import dataclass

HOUR = 60


@dataclass(frozen=True)
class RealPay:
    """Minor units for an hour, rounded down, and the minutes it was spread over."""

    minor_per_hour: int
    kept_minor: int
    paid_minutes: int
    unpaid_minutes: int


def real_pay(*, kept_minor: int, paid_minutes: int, unpaid_minutes: int) -> RealPay:
    """What is left after the co-op's share, divided by all minutes: work, setting up, clearing up, travel both ways.

    Fairwork's principle 1 counts waiting and travel as working time.
    """
    minutes = paid_minutes + unpaid_minutes
    if minutes <= 0:
        raise ValueError("work takes some minutes")
    return RealPay(kept_minor * HOUR // minutes, kept_minor, paid_minutes, unpaid_minutes)
