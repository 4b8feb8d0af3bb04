"""Hours of workers for tests."""

from datetime import time

from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.windows import DayWindow
from tests.factories.marketplace import LONG_AGO


def open_all_week(worker, opens="09:00", closes="17:00", *, days=range(7)):
    """The same window on each of the days; Monday is 0."""
    window = DayWindow(time.fromisoformat(opens), time.fromisoformat(closes))
    set_weekly_windows(by=worker.member.user, worker=worker, windows={day: [window] for day in days}, at=LONG_AGO)
