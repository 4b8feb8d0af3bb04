"""All of a worker's hours on one page, with what they clash with."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from foundation.clock import now
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.windows import Exceptions, Weekly, skipped_times
from marketplace.availability.calculations.zones import city_of, dates_between, local_date
from marketplace.availability.enums import WhyNot
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries.claims import claims_outside_hours
from marketplace.availability.queries.hours import coming_exceptions, coming_time_off, limits_of, weekly_hours
from marketplace.availability.registry import card_for, claim_cards
from marketplace.availability.views._door import Door, door_of
from marketplace.availability.views._undo import undo_on_offer
from marketplace.availability.views._words import (
    away_words,
    clock_words,
    day_words,
    minutes_words,
    moment_words,
    weekday_words,
    windows_words,
)


@require_safe
@login_required
def hours(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show the week, other days, time off and limits; jobs that no longer fit them; a way back from the last change."""
    at = now()
    door = door_of(request, slug)
    week = weekly_hours(door.worker)
    exceptions = list(coming_exceptions(door.worker, at=at))
    days = {each.date: tuple(window.as_window() for window in each.windows.all()) for each in exceptions}
    limits = limits_of(door.worker)
    context = {
        "door": door,
        "mine": not slug,
        "title": _("Your hours") if not slug else _("Hours of {name}").format(name=door.worker.name),
        "city": city_of(door.zone),
        "undo": undo_on_offer(request.session, door.worker.pk),
        "undo_url": door.url("undo"),
        "week": [{"label": weekday_words(n), "value": windows_words(week.get(n, ()))} for n in range(7)],
        "open_at_all": bool(week) or any(days.values()),
        "week_url": door.url("week"),
        "days": [
            {
                "label": day_words(day),
                "iso": day.isoformat(),
                "value": windows_words(windows),
                "change_url": f"{door.url('day')}?date={day}",
            }
            for day, windows in days.items()
        ],
        "day_url": door.url("day"),
        "remove_day_url": door.url("remove_day"),
        "away": [
            {
                "label": away_words(Span(each.starts_at, each.ends_at), door.zone),
                "note": each.note,
                "remove_url": door.url("remove_time_off", each.pk),
            }
            for each in coming_time_off(door.worker, at=at)
        ],
        "time_off_url": door.url("time_off"),
        "limits": [
            {"label": _("In a day"), "value": minutes_words(limits.per_day)},
            {"label": _("In a week"), "value": minutes_words(limits.per_week)},
        ],
        "limits_url": door.url("limits"),
        "clashes": _clashes(door, claims_outside_hours(door.worker, at=at)),
        "skipped": _skipped(door, week, days, at),
    }
    return render(request, "marketplace/availability/hours.html", context)


REASONS = {
    WhyNot.CLOSED: gettext_lazy("outside your hours"),
    WhyNot.DOES_NOT_FIT: gettext_lazy("runs past your hours"),
    WhyNot.TIME_OFF: gettext_lazy("in your time off"),
}


def _clashes(door: Door, found: Sequence[tuple[SlotClaim, WhyNot]]) -> list[dict[str, Any]]:
    """Put jobs that the hours no longer allow in words, with what can be done, by those who made the claims (B15)."""
    references: dict[str, list[str]] = {}
    for claim, _reason in found:
        references.setdefault(claim.purpose, []).append(claim.reference)
    cards = {
        (purpose, reference): card
        for purpose, make in claim_cards.items()
        if purpose in references
        for reference, card in make(references[purpose]).items()
    }
    return [
        {"when": moment_words(claim.work_start, door.zone), "why": REASONS[reason], "card": card_for(claim, cards)}
        for claim, reason in found
    ]


def _skipped(door: Door, week: Weekly, days: Exceptions, at: datetime) -> list[str]:
    """Tell of the hours of the coming year that begin or end at a time which a clock change jumps over."""
    today = local_date(at, door.zone)
    notes = skipped_times(dates_between(today, today + timedelta(days=365)), week, days, door.zone)
    return [
        _("On {day} the clocks jump over {clock}. It counts as {becomes}.").format(
            day=day_words(note.day), clock=clock_words(note.clock), becomes=clock_words(note.becomes)
        )
        for note in notes
    ]
