from datetime import timedelta

import pytest

from marketplace.bookings.actions.set_off import set_off
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import NotNow, NotYours, TooEarly
from tests.factories.bookings import a_booking, fresh, under_way

pytestmark = pytest.mark.django_db


def go(booking, *, at=None, by=None):
    return fresh(set_off(by=by or booking.worker.member.user, booking=booking, at=at or booking.start_utc))


def test_on_my_way_is_noted_and_moves_nothing():
    booking = go(a_booking())
    assert (booking.state, booking.set_off_at) == (BookingState.CONFIRMED, booking.start_utc)
    event = booking.events.order_by("-version").first()
    assert (event.verb, event.code, event.before, event.after) == ("set_off", "", "confirmed", "confirmed")


def test_saying_it_twice_keeps_the_first_time():
    booking = go(a_booking())
    again = go(booking, at=booking.start_utc + timedelta(minutes=5))
    assert (again.set_off_at, again.version) == (booking.set_off_at, booking.version)


def test_three_hours_before_is_soon_enough():
    booking = a_booking()
    opens = booking.start_utc - timedelta(hours=3)
    with pytest.raises(TooEarly, match="07:00"):
        go(booking, at=opens - timedelta(seconds=1))
    assert go(booking, at=opens).set_off_at == opens


def test_only_the_worker_says_it():
    booking = a_booking()
    with pytest.raises(NotYours):
        go(booking, by=booking.customer)


def test_not_when_the_work_has_begun():
    with pytest.raises(NotNow):
        go(under_way())
