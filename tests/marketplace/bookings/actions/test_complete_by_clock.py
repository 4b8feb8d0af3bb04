from datetime import timedelta

import pytest

from marketplace.bookings.actions.complete_by_clock import complete_by_clock
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import NotNow, TooEarly
from payments.ledger.queries.balances import balance_of
from tests.factories.bookings import done, fresh, under_way

pytestmark = pytest.mark.django_db


def test_silence_is_a_yes_when_the_time_to_speak_is_over():
    booking = done()
    with pytest.raises(TooEarly):
        complete_by_clock(booking=booking, at=booking.accept_by - timedelta(seconds=1))
    at = booking.accept_by
    booking = fresh(complete_by_clock(booking=booking, at=at))
    assert (booking.state, booking.completed_at, booking.accept_by) == (BookingState.COMPLETED, at, None)
    assert booking.events.order_by("-version").first().side == Side.CLOCK
    assert balance_of(booking.account, "GBP") == 0


def test_work_under_way_is_not_completed():
    booking = under_way()
    with pytest.raises(NotNow):
        complete_by_clock(booking=booking, at=booking.end_utc + timedelta(days=9))
