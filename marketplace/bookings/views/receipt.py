"""The receipt: what was paid and where it really went, read from the books. Made to be printed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from foundation.errors import NotFound
from foundation.money.calculations.money import Money
from foundation.ui.calculations.money_bar import MoneyBar, money_bar
from marketplace.bookings.models import Booking
from marketplace.bookings.views._door import booking_at_door
from marketplace.bookings.views._words import address_lines, booking_bill, moment_of, money_words, when_words
from payments.checkout.calculations.trail import MoneyTrail
from payments.checkout.queries.where_the_money_went import where_the_money_went


@require_safe
@login_required
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the bill, the real split once the work is accepted, and the decision that set the co-op's share."""
    booking = booking_at_door(request, reference)
    if booking.confirmed_at is None:
        raise NotFound
    went = where_the_money_went(reference=booking.ledger_ref, currency=booking.currency)
    context = {
        "booking": booking,
        "rows": _rows(booking),
        "bill": booking_bill(booking),
        "total": money_words(booking, booking.total),
        "bar": _bar(booking, went) if went.workers or went.contribution else None,
        "held": money_words(booking, went.held) if went.held else "",
        "refunding": money_words(booking, went.refunding) if went.refunding else "",
        "refunded": money_words(booking, went.refunded) if went.refunded else "",
        "levy": booking.policy.decided("levy_bp"),
        "ledger_url": reverse("bookings:ledger_lines", args=[booking.reference]),
        "back_url": reverse("bookings:booking", args=[booking.reference]),
    }
    return render(request, "marketplace/bookings/receipt.html", context)


def _rows(booking: Booking) -> list[dict[str, str]]:
    return [
        {"label": _("Booking"), "value": booking.reference},
        {"label": _("Paid"), "value": moment_of(booking, booking.confirmed_at)},
        {"label": _("What"), "value": booking.title},
        {"label": _("Who"), "value": booking.worker.name},
        {"label": _("When"), "value": when_words(booking)},
        {
            "label": pgettext("whom it is for", "For"),
            "value": booking.contact_name,
            "note": address_lines(booking),
        },
    ]


def _bar(booking: Booking, went: MoneyTrail) -> MoneyBar:
    """The bar with the real figures: what the card took came out of the co-op's part."""
    card = min(went.fee, went.contribution)

    def money(minor: int) -> Any:
        return Money(minor, booking.currency)

    return money_bar(
        worker=money(sum(went.workers.values())),
        coop=money(went.contribution - card),
        outside=money(card),
        worker_label=booking.worker.name,
        coop_label=_("Running the co-op"),
        outside_label=_("Card costs"),
    )
