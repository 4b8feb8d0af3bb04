"""Step 2: where to come, how to get in, how to be reached. Guests may fill it in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Invalid
from marketplace.availability.errors import SlotRefused
from marketplace.bookings.actions.give_details import Details, give_details
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import HoldLapsed
from marketplace.bookings.forms import DetailsForm
from marketplace.bookings.models import Booking
from marketplace.bookings.views._door import hold_at_door, reader_zone
from marketplace.bookings.views._flow import hold_context, steps, times_url
from marketplace.bookings.views._gone import is_over, time_is_gone
from marketplace.bookings.views._words import moment_of, when_words, your_time_words
from marketplace.services.enums import PlaceMode


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the details of a kept time and go on to check and pay."""
    at = now()
    visitor, booking = hold_at_door(request, reference)
    if is_over(booking, at=at):
        return time_is_gone(request, booking, at=at)
    if booking.state is not BookingState.HELD:
        return redirect("bookings:booking", reference=booking.reference)
    at_customer = booking.place_mode == PlaceMode.AT_CUSTOMER
    form = DetailsForm(
        request.POST if request.method == "POST" else None, initial=_known(booking), with_address=at_customer
    )
    if request.method == "POST" and form.is_valid():
        try:
            give_details(by=visitor, booking=booking, details=Details(**form.cleaned_data), at=at)
            return redirect("bookings:check_and_pay", reference=booking.reference)
        except HoldLapsed:
            return time_is_gone(request, booking, at=at)
        except Invalid as fact:
            for field, sentence in fact.fields.items():
                form.add_error(field if field in form.fields else None, sentence)
        except SlotRefused as fact:
            form.add_error(None, str(fact))
    reader = reader_zone(request)
    context = {
        "booking": booking,
        "form": form,
        "at_customer": at_customer,
        "when": when_words(booking),
        "your_time": your_time_words(booking, reader),
        "hold": booking.policy.decided("hold_minutes"),
        "hold_words": moment_of(booking, booking.hold_expires_at, reader),
        "times_url": times_url(booking),
        "steps": steps(booking),
        **hold_context(booking),
    }
    status = 422 if form.errors else 200
    return render(request, "marketplace/bookings/details.html", context, status=status)


def _known(booking: Booking) -> dict[str, object]:
    """What we know already, so that nobody types it twice."""
    return {name: getattr(booking, name) for name in DetailsForm.base_fields}
