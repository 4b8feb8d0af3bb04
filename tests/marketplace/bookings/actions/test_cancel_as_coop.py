import pytest

from marketplace.bookings.actions.cancel_as_coop import cancel_as_coop
from marketplace.bookings.enums import COOP_REASONS, BookingState, EndReason, Side
from marketplace.bookings.errors import ChangedMeanwhile, NotNow, NotYours, ReasonNeeded
from payments.refunds.models import Refund
from tests.factories.bookings import NOON, a_booking, a_hold, fresh
from tests.factories.cast import an_office_person

pytestmark = pytest.mark.django_db


def call_off(booking, *, by=None, why=EndReason.COOP_WEATHER, remark="The road is flooded", **more):
    return fresh(cancel_as_coop(by=by or an_office_person(), booking=booking, why=why, remark=remark, at=NOON, **more))


@pytest.mark.parametrize("why", COOP_REASONS)
def test_b17_everything_goes_back(why):
    booking = call_off(a_booking(), why=why)
    assert booking.state is BookingState.CANCELLED
    assert (booking.ended_by, booking.ended_why) == (Side.COOP, why)
    assert Refund.objects.get().amount == 8000


def test_both_sides_read_why():
    with pytest.raises(ReasonNeeded):
        call_off(a_booking(), remark=" ")


def test_a_reason_of_the_workers_is_not_the_coops():
    with pytest.raises(ReasonNeeded):
        call_off(a_booking(), why=EndReason.WORKER_ILL)


def test_only_the_office_may():
    booking = a_booking()
    for person in (booking.customer, booking.worker.member.user):
        with pytest.raises(NotYours):
            call_off(booking, by=person)


def test_nobody_calls_off_their_own_booking_for_the_coop():
    """Otherwise somebody of the office could undo a late booking of their own."""
    sam = an_office_person()
    booking = a_booking(customer=sam)
    with pytest.raises(NotYours):
        call_off(booking, by=sam)


def test_only_what_is_booked():
    with pytest.raises(NotNow):
        call_off(a_hold())


def test_not_on_an_old_page():
    booking = a_booking()
    with pytest.raises(ChangedMeanwhile):
        call_off(booking, seen=booking.version - 1)
