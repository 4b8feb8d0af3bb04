from datetime import timedelta

import pytest

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import BookingEvent
from tests.factories.bookings import FRIDAY_TEN, NOON, a_hold, completed

pytestmark = pytest.mark.django_db


def test_a_hold_copies_price_split_and_rules():
    booking = a_hold()
    assert booking.state is BookingState.HELD
    assert (booking.total, booking.worker_share, booking.contribution) == (8000, 7360, 640)
    assert booking.start_utc == FRIDAY_TEN
    assert booking.minutes == 120
    assert booking.hold_expires_at == NOON + timedelta(minutes=15)


def test_x():
    b = completed()
    print([(e.code, e.verb, e.before, e.after, e.side) for e in BookingEvent.objects.all()])
    assert b.state is BookingState.COMPLETED
