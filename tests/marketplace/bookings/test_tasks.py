from datetime import timedelta

import pytest
from django.core import mail

from foundation.jobs.testing import run_all_jobs
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.enums import BookingState
from marketplace.bookings.tasks import run_clock
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, completed, done, fresh, under_way
from tests.factories.cast import a_bookable_listing
from tests.factories.till import settle_everything

pytestmark = pytest.mark.django_db
LATER = FRIDAY_TEN + timedelta(days=5)


@pytest.mark.parametrize(
    ("make", "end"),
    [
        (a_hold, BookingState.LAPSED),
        (a_booking, BookingState.DONE),
        (under_way, BookingState.DONE),
        (done, BookingState.COMPLETED),
    ],
)
def test_the_clock_moves_every_state_on(make, end):
    booking = make()
    assert run_clock(at=LATER) == 1
    assert fresh(booking).state is end


def test_left_alone_every_booking_ends_by_the_clock():
    bookings = [a_hold(), a_booking(), under_way(), done()]
    for day in range(8):
        run_clock(at=FRIDAY_TEN + timedelta(days=day))
    assert {str(fresh(booking).state) for booking in bookings} == {"lapsed", "completed"}


def test_before_its_time_the_clock_leaves_everything_alone():
    for make in (a_hold, a_booking):
        make()
    assert run_clock(at=NOON + timedelta(minutes=1)) == 0


def test_a_booking_that_cannot_move_keeps_no_other_waiting(monkeypatch):
    stuck, other = a_booking(), a_booking(listing=a_bookable_listing())
    from marketplace.bookings import tasks

    real = tasks.EXITS["B22a"]

    def first_fails(*, booking, at):
        if booking.pk == stuck.pk:
            raise RuntimeError("a row that needs a person")
        return real(booking=booking, at=at)

    monkeypatch.setitem(tasks.EXITS, "B22a", first_fails)
    assert run_clock(at=LATER) == 1
    assert fresh(other).state is BookingState.DONE


class TestMail:
    def sent(self):
        mail.outbox.clear()
        run_all_jobs()
        return {(message.to[0], message.subject.partition(":")[0]) for message in mail.outbox}

    def test_both_sides_hear_of_a_booking(self, frozen):
        frozen(NOON)
        booking = a_booking()
        assert self.sent() >= {
            (booking.customer.email, "Booked"),
            (booking.worker.member.user.email, "New booking"),
        }

    def test_both_sides_hear_of_a_cancellation(self, frozen):
        frozen(NOON)
        booking = a_booking()
        self.sent()
        cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
        settle_everything(at=NOON)
        people = {to for to, _ in self.sent()}
        assert people == {booking.customer.email, booking.worker.member.user.email}

    def test_the_customer_is_asked_and_gets_a_receipt(self, frozen):
        frozen(NOON)
        booking = completed()
        subjects = {subject.partition("?")[0].partition(" £")[0] for _, subject in self.sent()}
        assert {"Is all well", "Your receipt", "You earned"} <= subjects
        assert booking.state is BookingState.COMPLETED
