from datetime import timedelta

import pytest

from marketplace.availability.enums import ClaimStatus
from marketplace.bookings.actions.lapse_hold import lapse_hold
from marketplace.bookings.enums import BookingState, EndReason, Side
from marketplace.bookings.errors import NotNow, TooEarly
from payments.checkout.enums import SessionState
from tests.factories.bookings import NOON, a_booking, a_hold, a_payment_page, fresh
from tests.factories.till import open_page

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_b2_the_clock_frees_a_time_that_was_kept_long_enough():
    booking = a_hold()
    booking = fresh(lapse_hold(booking=booking, at=booking.hold_expires_at))
    assert booking.state is BookingState.LAPSED
    assert (booking.ended_by, booking.ended_why) == (Side.CLOCK, EndReason.HOLD_EXPIRED)
    assert booking.claim.status == ClaimStatus.RELEASED


def test_not_a_second_too_early():
    booking = a_hold()
    with pytest.raises(TooEarly):
        lapse_hold(booking=booking, at=booking.hold_expires_at - SECOND)


def test_a_booking_does_not_lapse():
    with pytest.raises(NotNow):
        lapse_hold(booking=a_booking(), at=NOON + timedelta(days=1))


def test_a_page_nobody_saw_is_closed_with_the_hold():
    booking = a_payment_page()
    booking = fresh(lapse_hold(booking=booking, at=booking.hold_expires_at))
    assert booking.payment.session_state == SessionState.EXPIRED


def test_an_open_page_is_asked_to_close_because_the_provider_keeps_it_longer():
    """The provider's shortest page lasts 30 minutes; ours closes with the hold."""
    booking = a_payment_page()
    open_page(booking.payment, at=NOON)
    booking = fresh(lapse_hold(booking=booking, at=booking.hold_expires_at))
    assert booking.payment.close_requested_at == booking.ended_at
    assert booking.payment.session_state == SessionState.OPEN
