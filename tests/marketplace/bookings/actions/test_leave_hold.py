import pytest

from marketplace.availability.enums import ClaimStatus
from marketplace.bookings.actions.leave_hold import leave_hold
from marketplace.bookings.enums import BookingState, EndReason, Side
from marketplace.bookings.errors import NotNow, NotYours
from marketplace.bookings.policies import Visitor
from payments.checkout.enums import SessionState
from tests.factories.bookings import NOON, a_booking, a_hold, a_payment_page, fresh
from tests.factories.cast import a_customer

pytestmark = pytest.mark.django_db


def leave(booking, by=None):
    visitor = by or Visitor(user=booking.customer, guest_key=booking.guest_key)
    return fresh(leave_hold(by=visitor, booking=booking, at=NOON))


def test_b2a_the_customer_lets_the_time_go():
    booking = leave(a_hold())
    assert booking.state is BookingState.LAPSED
    assert (booking.ended_by, booking.ended_why, booking.ended_at) == (Side.CUSTOMER, EndReason.LEFT, NOON)


def test_its_time_is_free_at_once():
    assert leave(a_hold()).claim.status == ClaimStatus.RELEASED


def test_its_payment_page_is_closed():
    booking = leave(a_payment_page())
    assert booking.payment.session_state == SessionState.EXPIRED


def test_a_guest_leaves_by_their_key():
    assert leave(a_hold(guest_key="g" * 30)).state is BookingState.LAPSED


def test_nobody_lets_go_of_somebody_elses_time():
    with pytest.raises(NotYours):
        leave(a_hold(), by=Visitor(user=a_customer()))


def test_what_is_booked_is_cancelled_and_not_left():
    with pytest.raises(NotNow):
        leave(a_booking())
