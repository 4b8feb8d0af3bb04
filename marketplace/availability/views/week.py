"""The hours of each weekday, as rows that can be added and removed without JavaScript."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.calculations.undo import fingerprint, week_as_json
from marketplace.availability.forms import DayRows, Row, raw_rows
from marketplace.availability.queries.hours import weekly_hours
from marketplace.availability.views._door import Door, door_of
from marketplace.availability.views._rows import first_refused, problems_of
from marketplace.availability.views._undo import offer_undo
from marketplace.availability.views._words import weekday_words

WEEKDAYS = range(7)
EMPTY_ROW: Row = {"opens": "", "closes": "", "all_day": False}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def week(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show the week to be changed; add, remove or copy rows; save the whole week at once."""
    door = door_of(request, slug)
    kept = weekly_hours(door.worker)
    mark = fingerprint(kept)
    if request.method != "POST":
        return _page(request, door, [DayRows.of_windows(str(n), kept.get(n, ())) for n in WEEKDAYS], mark)
    if not request.POST.get("save"):
        return _page(request, door, _edited(request.POST), request.POST.get("seen", mark))
    days = [DayRows.sent(str(n), request.POST) for n in WEEKDAYS]
    if not all(day.is_valid() for day in days):
        return _page(request, door, days, request.POST.get("seen", mark), status=422)
    if request.POST.get("seen", mark) != mark:
        return _page(request, door, days, mark, overtaken=True, status=409)
    windows = {n: day.windows() for n, day in zip(WEEKDAYS, days, strict=True)}
    before = set_weekly_windows(by=request.user, worker=door.worker, windows=windows, at=now())
    if fingerprint(windows) != mark:
        done = _("Your week is saved.")
        offer_undo(request.session, door.worker.pk, "week", done, week=week_as_json(before))
    return redirect(door.url("hours"))


def _edited(data: Mapping[str, Any]) -> list[DayRows]:
    """Return the rows as typed, after one was added ("0"), removed ("0-1") or a day copied to the four after it."""
    rows = {n: raw_rows(str(n), data) for n in WEEKDAYS}
    add, remove, copy = (str(data.get(name, "")) for name in ("add", "remove", "copy"))
    if add in {str(n) for n in WEEKDAYS}:
        rows[int(add)] = [*rows[int(add)], dict(EMPTY_ROW)]
    elif remove:
        weekday, _dash, number = remove.partition("-")
        if weekday in {str(n) for n in WEEKDAYS} and number.isdecimal():
            rows[int(weekday)] = [row for n, row in enumerate(rows[int(weekday)]) if n != int(number)]
    elif copy:
        rows |= dict.fromkeys(range(1, 5), rows[0])
    return [DayRows(str(n), rows[n], focus=add == str(n)) for n in WEEKDAYS]


def _page(
    request: HttpRequest, door: Door, days: list[DayRows], seen: str, *, overtaken: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        "days": [
            {"label": weekday_words(n), "rows": day, "copy": n == 0} for n, day in zip(WEEKDAYS, days, strict=True)
        ],
        "problems": problems_of((weekday_words(n), form) for n, day in enumerate(days) for form in day.forms),
        "form": first_refused(form for day in days for form in day.forms),
        "seen": seen,
        "overtaken": overtaken,
        "here": door.url("week"),
        "back_url": door.url("hours"),
    }
    return render(request, "marketplace/availability/week.html", context, status=status)
