"""Row B18: a worker is suspended or leaves with booked jobs; customers are told, and nothing is cancelled in silence."""

from datetime import timedelta

import pytest
from django.core import mail

from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.suspend import suspend
from coop.membership.actions.take_back_notice import take_back_notice
from foundation import clock
from foundation.audit.models import AuditRecord
from foundation.jobs.testing import run_all_jobs
from marketplace.availability.models import SlotClaim
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.actions.note_worker_away import note_worker_away
from marketplace.bookings.enums import BookingState, EndReason, Side
from marketplace.bookings.errors import NotNow
from marketplace.bookings.queries.without_worker import told_to_be_without, without_worker
from marketplace.bookings.tasks import follow_membership
from payments.refunds.models import Refund
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, done, fresh
from tests.factories.cast import a_bookable_listing, an_office_person, an_officer
from tests.factories.classes import class_has

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _the_hour():
    with clock.frozen(NOON):
        yield


def suspended(booking, *, until=None, at=NOON):
    return suspend(
        by=an_officer("Pia Board", "board"), member=booking.worker.member, reason="Took the till", resolution="Board 4",
        answer_by=at + DAY, until=until, at=at,
    )  # fmt: skip


def told(booking):
    """The subjects of what the customer gets from the jobs that wait."""
    mail.outbox.clear()
    run_all_jobs()
    return [one.subject for one in mail.outbox if one.to == [booking.customer.email]]


def settled(booking):
    run_all_jobs()
    return booking


def test_the_booking_stands_the_customer_is_told_once_and_it_waits_for_the_office():
    booking = settled(a_booking())
    assert list(without_worker(at=NOON)) == []
    suspended(booking)
    assert told(booking) == [f"We look for somebody else: your booking {booking.reference}"]
    booking = fresh(booking)
    assert (booking.status, booking.claim.status) == (BookingState.CONFIRMED, "confirmed")
    assert SlotClaim.objects.count() == 1
    event = booking.events.order_by("-version").first()
    assert (event.verb, event.side, event.by) == ("note_worker_away", Side.COOP, None)
    assert AuditRecord.objects.filter(verb="booking.note_worker_away").count() == 1
    assert list(without_worker(at=NOON)) == [booking]
    assert follow_membership(member_id=booking.worker.member_id, at=NOON) == 0
    assert told(booking) == []


def test_the_customer_hears_when_the_worker_can_come_after_all_and_when_not_again():
    booking = settled(a_booking())
    member = suspended(booking)
    told(booking)
    reinstate(by=an_officer("Bo", "board"), member=member, resolution="Board 5", at=NOON)
    assert told(booking) == [f"Your booking {booking.reference} goes ahead as planned"]
    assert list(without_worker(at=NOON)) == []
    suspended(booking)
    assert told(booking) == [f"We look for somebody else: your booking {booking.reference}"]
    assert told_to_be_without(booking) is True


def test_a_suspension_that_ends_before_the_job_takes_nothing():
    booking = settled(a_booking())
    suspended(booking, until=FRIDAY_TEN)
    assert told(booking) == []
    assert list(without_worker(at=NOON)) == []


def test_a_suspension_that_ends_after_the_job_takes_it():
    booking = settled(a_booking())
    suspended(booking, until=FRIDAY_TEN + timedelta(seconds=1))
    assert told(booking) == [f"We look for somebody else: your booking {booking.reference}"]


@pytest.mark.parametrize(("days", "taken"), [(2, True), (4, False)])
def test_a_notice_to_leave_takes_the_jobs_after_the_last_day(days, taken):
    class_has("worker", leaving_rule="notice_days", leaving_notice_days=days)
    booking = settled(a_booking())
    member = give_notice_to_leave(by=booking.worker.member.user, member=booking.worker.member, at=NOON)
    assert told(booking) == ([f"We look for somebody else: your booking {booking.reference}"] if taken else [])
    assert list(without_worker(at=NOON)) == ([booking] if taken else [])
    if taken:
        take_back_notice(by=member.user, member=member, at=NOON)
        assert told(booking) == [f"Your booking {booking.reference} goes ahead as planned"]
    else:
        complete_leaving(by=None, member=member, at=member.leaves_at)
        assert list(without_worker(at=NOON)) == [booking]


def test_jobs_that_are_over_and_those_of_others_are_left_alone():
    over = settled(done())
    listing = a_bookable_listing(over.worker, title="Ironing")
    ahead = settled(a_booking(listing=listing, start=FRIDAY_TEN + DAY))
    other = settled(a_booking(start=FRIDAY_TEN + DAY))
    suspended(over)
    run_all_jobs()
    assert [told_to_be_without(one) for one in (over, ahead, other)] == [False, True, False]
    with pytest.raises(NotNow):
        note_worker_away(booking=over, at=NOON)


def test_what_has_begun_is_not_ahead():
    booking = settled(a_booking())
    suspended(booking)
    assert list(without_worker(at=booking.start_utc - timedelta(seconds=1))) == [booking]
    assert list(without_worker(at=booking.start_utc)) == []


def test_the_office_calls_it_off_with_everything_refunded():
    booking = settled(a_booking())
    suspended(booking)
    run_all_jobs()
    cancel_as_worker(
        by=an_office_person(), booking=fresh(booking), why=EndReason.WORKER_OTHER, at=NOON, reason="Nobody free"
    )
    assert (fresh(booking).status, Refund.objects.get().amount) == (BookingState.CANCELLED, booking.total)
    assert list(without_worker(at=NOON)) == []
