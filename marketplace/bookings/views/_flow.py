"""The steps of booking, and what every one of them shows. Private to the pages of this room."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.bookings.models import Booking
from marketplace.bookings.queries.quotes import Choice

TIME, DETAILS, PAY = 1, 2, 3


def steps(booking: Booking | None = None) -> list[dict[str, str]]:
    """The three steps; those before the present one lead back, with the answers kept."""
    if booking is None:
        return [{"label": _("Time")}, {"label": _("Details")}, {"label": _("Check and pay")}]
    return [
        {"label": _("Time"), "url": times_url(booking)},
        {"label": _("Details"), "url": reverse("bookings:details", args=[booking.reference])},
        {"label": _("Check and pay")},
    ]


def choice_query(choice: Choice) -> str:
    """A choice as the query of an address."""
    return urlencode([("minutes", choice.minutes), *((f"x{key}", times) for key, times in choice.extras)])


def choice_of(booking: Booking) -> Choice:
    """What was chosen for a booking."""
    lines = booking.price_snapshot["lines"][1:]
    extras = tuple((line["key"], line["quantity"]) for line in lines)
    return Choice(minutes=booking.price_snapshot["chosen_minutes"], extras=extras)


def chosen_minutes(booking: Booking) -> int:
    """The length asked for, extras included, before a clock change has its say."""
    return booking.price_snapshot["chosen_minutes"] + sum(
        line["minutes"] for line in booking.price_snapshot["lines"][1:]
    )


def times_url(booking: Booking) -> str:
    """Back to the times, with the same choice."""
    return f"{reverse('bookings:choose_time', args=[booking.listing.slug])}?{choice_query(choice_of(booking))}"


def hold_context(booking: Booking) -> dict[str, Any]:
    """The countdown with its "more time" button, which goes once it was used."""
    extend = "" if booking.hold_extensions else reverse("bookings:extend_hold", args=[booking.reference])
    return {
        "hold_until": booking.hold_expires_at,
        "extend_url": extend,
        "extend_label": _("Give me {minutes} more minutes").format(
            minutes=booking.policy.number("hold_extension_minutes")
        ),
    }
