"""One booking, for its customer and for the co-op's office: where it stands and what happened."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from marketplace.bookings.calculations.wording import length_words
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import side_of
from marketplace.bookings.queries.bookings import events_of
from marketplace.bookings.views._door import booking_at_door, reader_zone
from marketplace.bookings.views._stage import stage_context
from marketplace.bookings.views._timeline import timeline
from marketplace.bookings.views._words import (
    address_lines,
    booking_bill,
    cancel_decided,
    cancel_sentence,
    money_words,
    promised_free_time,
    when_words,
    your_time_words,
)


@require_safe
@login_required
def booking(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the stage with its one next step, the facts, the bill and the timeline. Workers have a page of their own."""
    at, reader = now(), reader_zone(request)
    found = booking_at_door(request, reference)
    side = side_of(request.user, found) or Side.CUSTOMER
    if side is Side.WORKER:
        return redirect("bookings:job", reference=found.reference)
    free = promised_free_time(found, at=at)
    context = {
        "booking": found,
        "side": side,
        **stage_context(found, side, reader, at=at),
        "rows": _rows(found, reader),
        "bill": booking_bill(found),
        "total": money_words(found, found.total),
        "cancel_rule": cancel_sentence(found, free, reader),
        "cancel_decided": cancel_decided(found, free),
        "links": _links(found, side),
        "timeline": timeline(found, events_of(found), side),
        "remark": found.ended_note or found.finish_note,
        "remark_by": found.worker.name if found.ended_by in ("", Side.WORKER) else _("The co-op"),
    }
    return render(request, "marketplace/bookings/booking.html", context)


def _rows(found: Booking, reader: Any) -> list[dict[str, str]]:
    rows = [
        {"label": _("What"), "value": found.title, "note": length_words(found.minutes)},
        {"label": _("Who"), "value": found.worker.name},
        {"label": _("When"), "value": when_words(found), "note": your_time_words(found, reader)},
        {"label": _("Where"), "value": address_lines(found) or found.get_place_mode_display()},
        {"label": _("Meet"), "value": found.contact_name, "note": found.contact_phone},
    ]
    if found.actual_minutes is not None:
        rows.append({"label": _("Worked"), "value": length_words(found.actual_minutes)})
    return rows


def _links(found: Booking, side: Side) -> list[dict[str, str]]:
    """What else can be done from here, after the one next step."""
    pages = []
    if found.confirmed_at is not None:
        pages.append((_("Receipt"), "receipt"))
    if found.state is BookingState.CONFIRMED:
        pages.append((_("Cancel this booking"), "cancel"))
        if side is Side.COOP:
            pages.append((_("Call it off for the co-op"), "call_off"))
    if side is Side.COOP and found.customer_id is not None:
        pages.append((_("The mails of this booking"), "mails"))
    return [{"label": label, "url": reverse(f"bookings:{page}", args=[found.reference])} for label, page in pages]
