from datetime import timedelta

import pytest

from marketplace.bookings.actions.finish_by_clock import finish_by_clock
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import NotNow, TooEarly
from tests.factories.bookings import a_booking, a_hold, done, fresh, under_way

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("make", "code"), [(a_booking, "B22a"), (under_way, "B22")])
def test_two_hours_after_the_end_a_job_counts_as_done(make, code):
    booking = make()
    at = booking.end_utc + timedelta(hours=2)
    with pytest.raises(TooEarly):
        finish_by_clock(booking=booking, at=at - SECOND)
    booking = fresh(finish_by_clock(booking=booking, at=at))
    assert (booking.state, booking.done_at, booking.actual_minutes) == (BookingState.DONE, at, None)
    assert booking.accept_by == at + timedelta(hours=24)
    event = booking.events.order_by("-version").first()
    assert (event.code, event.side, event.by) == (code, Side.CLOCK, None)


@pytest.mark.parametrize("make", [a_hold, done])
def test_nothing_else_is_finished_by_the_clock(make):
    booking = make()
    with pytest.raises(NotNow):
        finish_by_clock(booking=booking, at=booking.end_utc + timedelta(days=1))
