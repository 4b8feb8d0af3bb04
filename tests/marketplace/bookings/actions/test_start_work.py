from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.actions.start_work import start_work
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import ChangedMeanwhile, NotNow, NotYours, ReasonNeeded, TooEarly
from tests.factories.bookings import NOON, a_booking, a_hold, fresh, under_way
from tests.factories.cast import an_office_person

pytestmark = pytest.mark.django_db


def start(booking, *, at=None, by=None, **more):
    return fresh(start_work(by=by or booking.worker.member.user, booking=booking, at=at or booking.start_utc, **more))


def test_b19_the_worker_begins():
    booking = start(a_booking())
    assert (booking.state, booking.started_at) == (BookingState.IN_PROGRESS, booking.start_utc)


def test_half_an_hour_before_is_the_earliest():
    booking = a_booking()
    opens = booking.start_utc - timedelta(minutes=30)
    with pytest.raises(TooEarly, match="09:30"):
        start(booking, at=opens - timedelta(seconds=1))
    assert start(booking, at=opens).started_at == opens


def test_how_early_is_a_rule():
    set_policy(by=None, key="start_early_minutes", value=60, decision_name="Vote", starts_at=NOON, at=NOON)
    booking = a_booking()
    assert start(booking, at=booking.start_utc - timedelta(hours=1)).state is BookingState.IN_PROGRESS


def test_a_late_start_is_a_start():
    booking = a_booking()
    assert start(booking, at=booking.end_utc).state is BookingState.IN_PROGRESS


def test_only_the_worker_begins():
    booking = a_booking()
    with pytest.raises(NotYours):
        start(booking, by=booking.customer)


def test_the_office_begins_for_the_worker_with_a_reason():
    booking, sam = a_booking(), an_office_person()
    with pytest.raises(ReasonNeeded):
        start(booking, by=sam)
    assert start(booking, by=sam, reason="Her phone is dead").state is BookingState.IN_PROGRESS


@pytest.mark.parametrize("make", [a_hold, under_way])
def test_only_what_is_booked_begins(make):
    with pytest.raises(NotNow):
        start(make())


def test_the_customer_cancelled_a_moment_before():
    booking = a_booking()
    cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
    with pytest.raises(ChangedMeanwhile, match="cancelled"):
        start(booking, seen=booking.version)
