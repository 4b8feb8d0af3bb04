from datetime import timedelta

import pytest

from foundation.errors import Invalid
from foundation.jobs.testing import waiting_jobs
from marketplace.bookings.actions.finish_work import finish_work
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import ChangedMeanwhile, NotNow, NotYours
from tests.factories.bookings import a_booking, done, fresh, under_way

pytestmark = pytest.mark.django_db


def finish(booking, *, by=None, minutes=110, at=None, **more):
    by = by or booking.worker.member.user
    return fresh(finish_work(by=by, booking=booking, actual_minutes=minutes, at=at or booking.end_utc, **more))


def test_b22_the_worker_is_done_and_the_customer_is_asked():
    booking = finish(under_way(), remark=" All clean ")
    assert (booking.state, booking.done_at) == (BookingState.DONE, booking.end_utc)
    assert (booking.actual_minutes, booking.finish_note) == (110, "All clean")
    assert booking.accept_by == booking.end_utc + timedelta(hours=24)
    assert len(waiting_jobs("marketplace.bookings.mail_done")) == 1


def test_the_minutes_do_not_change_the_price():
    booking = finish(under_way(), minutes=240)
    assert (booking.total, booking.minutes) == (8000, 120)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_minutes_that_cannot_be_are_refused(minutes):
    with pytest.raises(Invalid) as caught:
        finish(under_way(), minutes=minutes)
    assert list(caught.value.fields) == ["actual_minutes"]


def test_only_the_worker_finishes():
    booking = under_way()
    with pytest.raises(NotYours):
        finish(booking, by=booking.customer)


@pytest.mark.parametrize("make", [a_booking, done])
def test_only_what_is_under_way_is_finished(make):
    with pytest.raises(NotNow):
        finish(make())


def test_not_on_an_old_page():
    booking = under_way()
    with pytest.raises(ChangedMeanwhile):
        finish(booking, seen=booking.version - 1)
