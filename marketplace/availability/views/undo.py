"""Take the last change of hours back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from foundation.errors import Fact
from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.actions.remove_exception import remove_exception
from marketplace.availability.actions.remove_time_off import remove_time_off
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.undo import week_from_json, windows_from_json
from marketplace.availability.views._door import door_of
from marketplace.availability.views._undo import instant, read_step

Step = dict[str, Any]
Given = dict[str, Any]  # by, worker, at


@require_POST
@login_required
def undo(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Do the opposite of the step that the signed field describes."""
    door = door_of(request, slug)
    step = read_step(request.POST.get("step", ""), door.worker.pk)
    if step is None:
        messages.warning(request, _("That step is too old to take back. Change the hours below instead."))
        return redirect(door.url("hours"))
    try:
        BACK[step["kind"]](step, {"by": request.user, "worker": door.worker, "at": now()})
    except Fact as fact:
        messages.warning(request, str(fact))
    else:
        messages.success(request, _("Taken back: your hours are as they were."))
    return redirect(door.url("hours"))


def _week(step: Step, given: Given) -> None:
    set_weekly_windows(windows=week_from_json(step["week"]), **given)


def _day_set(step: Step, given: Given) -> None:
    day = date.fromisoformat(step["day"])
    if step["before"] is None:
        remove_exception(day=day, **given)
    else:
        set_exception(day=day, windows=windows_from_json(step["before"]), **given)


def _time_off_added(step: Step, given: Given) -> None:
    remove_time_off(time_off_id=step["id"], **given)


def _time_off_removed(step: Step, given: Given) -> None:
    add_time_off(starts_at=instant(step["starts"]), ends_at=instant(step["ends"]), note=step["note"], **given)


def _limits(step: Step, given: Given) -> None:
    set_limits(per_day_minutes=step["per_day"], per_week_minutes=step["per_week"], **given)


BACK: dict[str, Callable[[Step, Given], None]] = {
    "week": _week,
    "day_set": _day_set,
    "time_off_added": _time_off_added,
    "time_off_removed": _time_off_removed,
    "limits": _limits,
}
