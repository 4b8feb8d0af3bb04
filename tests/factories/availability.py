"""Hours, offers and claims for tests, made through the actions.

The week of the tests begins on Monday 1 June 2026; London keeps summer time, so 09:00 on the wall is 08:00 UTC.
"""

from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any

from marketplace.availability.actions.claim_slot import claim_slot
from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.windows import DayWindow
from marketplace.availability.models import SlotClaim
from marketplace.workers.models import Worker
from tests.factories.marketplace import LONG_AGO, a_worker

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
MONDAY = datetime(2026, 6, 1, tzinfo=UTC)
AT = datetime(2026, 5, 29, 12, tzinfo=UTC)
_references = count(1)


def hours(*windows: str) -> tuple[DayWindow, ...]:
    """Read "09:00-17:00", or "all day"."""
    found = []
    for words in windows:
        if words == "all day":
            found.append(DayWindow(time(0), time(0), True))
        else:
            opens, closes = words.split("-")
            found.append(DayWindow(time.fromisoformat(opens), time.fromisoformat(closes)))
    return tuple(found)


WORKING_WEEK = {weekday: hours("09:00-17:00") for weekday in (MON, TUE, WED, THU, FRI)}


def a_worker_with_hours(week: dict[int, tuple[DayWindow, ...]] | None = None, **fields: Any) -> Worker:
    """A worker in London who works from nine to five, Monday to Friday, or as said."""
    worker = a_worker(**fields)
    set_weekly_windows(
        by=worker.member.user, worker=worker, windows=WORKING_WEEK if week is None else week, at=LONG_AGO
    )
    return worker


def an_offer(duration_minutes: int = 60, **fields: Any) -> OfferSpec:
    """An hour's work at the customer's, every half hour, up to 60 days ahead."""
    return OfferSpec(duration_minutes=duration_minutes, **fields)


def on_monday(clock: str) -> datetime:
    """The instant of a time on the clock in London on Monday 1 June 2026."""
    return MONDAY - timedelta(hours=1) + timedelta(hours=int(clock[:2]), minutes=int(clock[3:]))


def a_hold(worker: Worker, clock: str = "10:00", *, offer: OfferSpec | None = None, **fields: Any) -> SlotClaim:
    """A hold of fifteen minutes on a time of Monday."""
    at = fields.pop("at", AT)
    return claim_slot(
        by=None,
        worker=worker,
        offer=offer or an_offer(),
        start=on_monday(clock),
        reference=fields.pop("reference", f"T-{next(_references)}"),
        expires_at=fields.pop("expires_at", at + timedelta(minutes=15)),
        at=at,
        **fields,
    )


def a_job(worker: Worker, clock: str = "10:00", **fields: Any) -> SlotClaim:
    """A confirmed hour of Monday."""
    return confirm_claim(by=None, claim=a_hold(worker, clock, **fields), at=fields.get("at", AT))
