import pytest

from marketplace.availability.enums import ClaimStatus
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.enums import WORKER_REASONS, BookingState, EndReason, Side
from marketplace.bookings.errors import ChangedMeanwhile, NotNow, NotYours, ReasonNeeded
from payments.ledger.queries.balances import balance_of
from payments.refunds.models import Refund
from tests.factories.bookings import NOON, a_booking, fresh, under_way
from tests.factories.cast import a_customer, an_office_person

pytestmark = pytest.mark.django_db


def cancel(booking, *, by=None, why=EndReason.WORKER_ILL, at=NOON, **more):
    by = by or booking.worker.member.user
    return fresh(cancel_as_worker(by=by, booking=booking, why=why, at=at, **more))


@pytest.mark.parametrize("why", WORKER_REASONS)
def test_b15_for_each_reason_everything_goes_back(why):
    booking = cancel(a_booking(), why=why, remark="So sorry")
    assert booking.state is BookingState.CANCELLED
    assert (booking.ended_by, booking.ended_why, booking.ended_note) == (Side.WORKER, why, "So sorry")
    assert Refund.objects.get().amount == 8000
    assert balance_of(booking.account, "GBP") == 0
    assert booking.claim.status == ClaimStatus.RELEASED


def test_it_is_possible_up_to_the_start_and_after():
    booking = a_booking()
    assert cancel(booking, at=booking.start_utc).state is BookingState.CANCELLED


def test_a_reason_of_somebody_elses_list_is_refused():
    with pytest.raises(ReasonNeeded):
        cancel(a_booking(), why=EndReason.COOP_WEATHER)


def test_not_by_the_customer_or_a_stranger():
    booking = a_booking()
    for person in (booking.customer, a_customer()):
        with pytest.raises(NotYours):
            cancel(booking, by=person)


def test_not_once_the_work_has_begun():
    with pytest.raises(NotNow):
        cancel(under_way())


def test_the_second_of_two_who_act_at_once_is_told():
    booking = a_booking()
    cancel(booking, seen=booking.version)
    with pytest.raises(ChangedMeanwhile):
        cancel(booking, seen=booking.version)


def test_the_office_acts_for_the_worker_with_a_reason():
    sam, booking = an_office_person(), a_booking()
    with pytest.raises(ReasonNeeded):
        cancel(booking, by=sam)
    booking = cancel(booking, by=sam, reason="Her husband rang")
    assert booking.events.order_by("-version").first().on_behalf_of == booking.worker.member.user
