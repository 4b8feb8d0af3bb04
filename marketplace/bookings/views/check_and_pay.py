"""Step 3: check everything, see where the money goes, and pay. Guests sign in here and nowhere earlier."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.rules.wording import value_words
from foundation.clock import now
from foundation.errors import Fact
from marketplace.bookings.actions.start_payment import start_payment
from marketplace.bookings.actions.take_over_hold import take_over_hold
from marketplace.bookings.calculations.wording import length_words
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import HoldLapsed
from marketplace.bookings.forms import ConsentForm
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor
from marketplace.bookings.queries.bookings import at_the_same_time
from marketplace.bookings.queries.missing_details import missing_details
from marketplace.bookings.views._door import hold_at_door, reader_zone
from marketplace.bookings.views._flow import hold_context, steps, times_url
from marketplace.bookings.views._gone import is_over, time_is_gone
from marketplace.bookings.views._words import (
    address_lines,
    booking_bill,
    cancel_decided,
    cancel_sentence,
    moment_of,
    money_words,
    planned_bar,
    promised_free_time,
    shares_of,
    when_words,
    your_time_words,
)
from marketplace.services.enums import PlaceMode
from payments.checkout.actions.send_checkout import send_checkout
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_and_pay(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the whole booking once more and go to the payment page."""
    at = now()
    visitor, booking = hold_at_door(request, reference)
    if is_over(booking, at=at):
        return time_is_gone(request, booking, at=at)
    if booking.state is not BookingState.HELD:
        return redirect("bookings:booking", reference=booking.reference)
    if missing_details(booking):
        return redirect("bookings:details", reference=booking.reference)
    needs_consent = booking.early_start_needs_consent
    form = ConsentForm(request.POST if request.method == "POST" else None) if needs_consent else None
    refusal: Fact | None = None
    if request.method == "POST" and visitor.signed_in and (form is None or form.is_valid()):
        try:
            return _to_the_payment_page(visitor, booking, at)
        except HoldLapsed:
            return time_is_gone(request, booking, at=at)
        except Fact as fact:
            refusal = fact
    context = _page(request, visitor, booking, at) | {"form": form, "refusal": refusal}
    status = refusal.status if refusal else 422 if form is not None and form.errors else 200
    return render(request, "marketplace/bookings/check_and_pay.html", context, status=status)


def _to_the_payment_page(visitor: Visitor, booking: Booking, at: datetime) -> HttpResponse:
    """Open the payment page, or find the open one, and send the customer there; a double click lands on the same."""
    take_over_hold(by=visitor, booking=booking, at=at)
    booking = start_payment(by=visitor, booking=booking, consent=True, at=at)
    assert booking.payment is not None
    payment = send_checkout(payment=booking.payment, at=at)
    answer = redirect(payment.checkout_url or reverse("checkout:go_to_payment", args=[payment.pk]))
    answer.status_code = 303
    return answer


def _page(request: HttpRequest, visitor: Visitor, booking: Booking, at: datetime) -> dict[str, Any]:
    reader = reader_zone(request)
    free = promised_free_time(booking, at=at)
    other = at_the_same_time(booking, visitor.signed_in) if visitor.signed_in else None
    here = {"next": reverse("bookings:check_and_pay", args=[booking.reference])}
    policy = booking.policy
    return {
        "booking": booking,
        "rows": _rows(booking, reader),
        "bill": booking_bill(booking),
        "total": money_words(booking, booking.total),
        "bar": planned_bar(shares_of(booking), booking.currency, booking.worker.name),
        "levy_words": value_words("levy_bp", policy.number("levy_bp")),
        "levy": policy.decided("levy_bp"),
        "cancel_rule": cancel_sentence(booking, free, reader),
        "cancel_decided": cancel_decided(booking, free),
        "hold": policy.decided("hold_minutes"),
        "hold_words": moment_of(booking, booking.hold_expires_at, reader),
        "signed_in": visitor.signed_in is not None,
        "also_then": _also_then(other),
        "sign_in_url": f"{reverse('account_login')}?{urlencode(here)}",
        "sign_up_url": f"{reverse('account_signup')}?{urlencode(here)}",
        "closed": _closed(),
        "steps": steps(booking),
        **hold_context(booking),
    }


def _rows(booking: Booking, reader: Any) -> list[dict[str, str]]:
    """What was chosen and typed, each with its way back."""
    times, details = times_url(booking), reverse("bookings:details", args=[booking.reference])
    at_customer = booking.place_mode == PlaceMode.AT_CUSTOMER
    where = address_lines(booking) if at_customer else booking.get_place_mode_display()
    yours = your_time_words(booking, reader)
    rows = [
        {"label": _("What"), "value": booking.title, "note": length_words(booking.minutes), "change_url": times},
        {"label": _("Who"), "value": booking.worker.name},
        {"label": _("When"), "value": when_words(booking), "note": yours, "change_url": times},
        {"label": _("Where"), "value": where, "change_url": details if at_customer else ""},
        {"label": _("Meet"), "value": booking.contact_name, "note": booking.contact_phone, "change_url": details},
    ]
    for label, value in (
        (_("How to get in"), booking.access_notes),
        (_("Who will be there"), booking.people_present),
        (_("Good to know"), booking.note),
    ):
        if value:
            rows.append({"label": label, "value": value, "change_url": details})
    return rows


def _also_then(other: Booking | None) -> str:
    """A word of warning, no more: two workers at one time may be just what the customer wants."""
    if other is None:
        return ""
    return _("You have booked {worker} for this time too ({reference}). That is fine if you mean it.").format(
        worker=other.worker.name, reference=other.reference
    )


def _closed() -> str:
    """Why nothing can be paid for here at the moment, or nothing."""
    try:
        provider()
    except CheckoutClosed as fact:
        return str(fact)
    return ""
