"""One date with other hours than its weekday has."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Invalid
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.calculations.undo import windows_as_json
from marketplace.availability.forms import CLOSED, OPEN, DayForm, DayRows, day_of, raw_rows
from marketplace.availability.queries.hours import exception_windows
from marketplace.availability.views._door import Door, door_of
from marketplace.availability.views._rows import problems_of
from marketplace.availability.views._undo import offer_undo
from marketplace.availability.views._words import day_words

KEY = "day"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def day(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Ask for a date and its hours; with ?date= show what is kept for it."""
    door = door_of(request, slug)
    if request.method != "POST":
        return _page(request, door, *_kept(door, day_of(request.GET.get("date", ""))))
    if not request.POST.get("save"):
        initial = {name: request.POST.get(name, "") for name in ("date", "kind")}
        return _page(request, door, DayForm(initial=initial), _edited(request))
    form, rows = DayForm(request.POST), DayRows.sent(KEY, request.POST)
    valid = all([form.is_valid(), form.data.get("kind") == CLOSED or rows.is_valid()])
    if valid and form.cleaned_data["kind"] == OPEN and not rows.windows():
        form.add_error("kind", _("Enter the hours you work that day, or choose that you do not work."))
    if form.errors or not valid:
        return _page(request, door, form, rows, status=422)
    chosen = form.cleaned_data["date"]
    windows = rows.windows() if form.cleaned_data["kind"] == OPEN else ()
    before = exception_windows(door.worker, chosen)
    try:
        set_exception(by=request.user, worker=door.worker, day=chosen, windows=windows, at=now())
    except Invalid as fact:
        form.add_error("date", " ".join(fact.fields.values()))
        return _page(request, door, form, rows, status=422)
    data: dict[str, Any] = {"day": chosen.isoformat(), "before": None if before is None else windows_as_json(before)}
    done = _("{day} is saved.").format(day=day_words(chosen))
    offer_undo(request.session, door.worker.pk, "day_set", done, **data)
    return redirect(door.url("hours"))


def _kept(door: Door, chosen: date | None) -> tuple[DayForm, DayRows]:
    windows = exception_windows(door.worker, chosen) if chosen else None
    form = DayForm(initial={"date": chosen, "kind": OPEN if windows else CLOSED})
    return form, DayRows.of_windows(KEY, windows) if windows else DayRows(KEY, [{}])


def _edited(request: HttpRequest) -> DayRows:
    rows = raw_rows(KEY, request.POST)
    if request.POST.get("add"):
        rows = [*rows, {}]
    elif (remove := request.POST.get("remove", "").removeprefix(f"{KEY}-")).isdecimal():
        rows = [row for n, row in enumerate(rows) if n != int(remove)]
    return DayRows(KEY, rows, focus=bool(request.POST.get("add")))


def _page(request: HttpRequest, door: Door, form: DayForm, rows: DayRows, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "rows": rows,
        "problems": problems_of(("", each) for each in (form, *rows.forms)),
        "here": door.url("day"),
        "back_url": door.url("hours"),
    }
    return render(request, "marketplace/availability/day.html", context, status=status)
