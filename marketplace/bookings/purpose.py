"""What payments calls when money for a booking arrives or does not come."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from marketplace.bookings.actions.confirm_paid import confirm_paid
from marketplace.bookings.actions.lapse_hold import lapse_hold
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from payments.checkout.errors import PurposeRefused


class BookingPurpose:
    """The handler of payments for bookings; the reference is the booking's `ledger_ref`."""

    def lock(self, reference: str) -> None:
        Booking.objects.select_for_update(of=("self",), no_key=True).filter(ledger_ref=reference).first()

    def describe(self, reference: str) -> str:
        booking = Booking.objects.filter(ledger_ref=reference).only("title", "reference").first()
        return f"{booking.title} ({booking.reference})" if booking else reference

    def describe_many(self, references: set[str]) -> dict[str, str]:
        rows = Booking.objects.filter(ledger_ref__in=references).values_list("ledger_ref", "title", "reference")
        return {ledger_ref: f"{title} ({reference})" for ledger_ref, title, reference in rows}

    def on_paid(self, *, payment: Any, at: datetime) -> None:
        booking = Booking.objects.filter(ledger_ref=payment.reference).first()
        if booking is None:
            raise PurposeRefused(_("We do not know this booking."))
        confirm_paid(booking=booking, payment=payment, at=at)

    def on_expired(self, *, payment: Any, at: datetime) -> None:
        """A page that closed unpaid ends nothing while the time is still kept: the customer may try again."""
        overdue = Booking.objects.filter(
            ledger_ref=payment.reference, status=BookingState.HELD, hold_expires_at__lte=at
        ).first()
        if overdue is not None:
            lapse_hold(booking=overdue, at=at)
