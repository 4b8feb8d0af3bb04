"""Replace the hours a worker keeps each week."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.calculations.windows import DayWindow, Weekly, window_problem
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.models import WeeklyWindow
from marketplace.availability.policies import can_set_weekly_windows
from marketplace.availability.queries.hours import weekly_hours
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker


@transaction.atomic
def set_weekly_windows(*, by: Any, worker: Worker, windows: Weekly, at: datetime) -> dict[int, tuple[DayWindow, ...]]:
    """Set the windows of each weekday (Monday is 0; a day left out is closed) and return those before, for undo.

    Bookings already made are not touched. Raises MayNotEditHours; HoursRefused with a sentence per window, the field
    named "weekday-number" such as "0-1" for the second window of Monday.
    """
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_set_weekly_windows(by, worker):
        raise MayNotEditHours
    _require_possible(windows)
    before = weekly_hours(worker)
    WeeklyWindow.objects.filter(worker=worker).delete()
    WeeklyWindow.objects.bulk_create(
        WeeklyWindow(worker=worker, weekday=weekday, **window._asdict())
        for weekday, of_day in sorted(windows.items())
        for window in dict.fromkeys(of_day)
    )
    record(by=by, verb="hours.weekly_set", subject=worker, data={"before": _words(before)}, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return before


def _require_possible(windows: Mapping[int, Sequence[DayWindow]]) -> None:
    if not set(windows) <= set(range(7)):
        raise HoursRefused(fields={"weekday": _("Days of the week are numbered from 0, Monday, to 6, Sunday.")})
    problems = {
        f"{weekday}-{number}": problem
        for weekday, of_day in windows.items()
        for number, window in enumerate(of_day)
        if (problem := window_problem(window))
    }
    if problems:
        raise HoursRefused(fields=problems)


def _words(windows: Weekly) -> dict[str, list[str]]:
    return {
        str(weekday): ["all day" if w.all_day else f"{w.opens:%H:%M}-{w.closes:%H:%M}" for w in of_day]
        for weekday, of_day in windows.items()
    }
