"""Row A13: a new edition of the zone table moves an offset; booked jobs keep their time on the wall."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from foundation.audit.models import AuditRecord
from foundation.jobs.testing import run_all_jobs
from marketplace.availability.errors import SlotAlreadyTaken
from marketplace.availability.models import SlotClaim
from marketplace.bookings.actions.follow_zone import follow_zone
from marketplace.bookings.enums import Side
from marketplace.bookings.errors import NotNow
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.drifted import drifted
from marketplace.bookings.tasks import follow_zones
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, fresh, under_way
from tests.factories.cast import a_bookable_listing

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def booked_under_an_older_table(booking, off=HOUR):
    """The booking as it stood when the table still put its place `off` further: same wall clock, another instant."""
    claim = booking.claim
    blocked = DateTimeTZRange(claim.blocked.lower + off, claim.blocked.upper + off, bounds="[)")
    SlotClaim.objects.filter(pk=claim.pk).update(
        work_start=claim.work_start + off, work_end=claim.work_end + off, blocked=blocked
    )
    Booking.objects.filter(pk=booking.pk).update(
        start_utc=booking.start_utc + off, end_utc=booking.end_utc + off, auto_done_at=booking.auto_done_at + off
    )
    return fresh(booking)


def test_the_wall_clock_stays_the_instant_follows_and_both_are_told():
    booking = a_booking()
    agreed, ends, done_by = booking.local_start, booking.end_utc, booking.auto_done_at
    booking = booked_under_an_older_table(booking)
    assert booking.start_utc == FRIDAY_TEN + HOUR
    run_all_jobs()
    mail.outbox.clear()
    assert follow_zones(at=NOON) == 1
    booking = fresh(booking)
    assert (booking.start_utc, booking.end_utc, booking.local_start) == (FRIDAY_TEN, ends, agreed)
    assert booking.auto_done_at == done_by
    assert (booking.claim.work_start, booking.claim.blocked.lower <= FRIDAY_TEN) == (FRIDAY_TEN, True)
    event = booking.events.order_by("-version").first()
    assert (event.verb, event.side, event.by) == ("follow_zone", Side.CLOCK, None)
    assert AuditRecord.objects.filter(verb="booking.follow_zone").count() == 1
    assert AuditRecord.objects.filter(verb="claim.shifted").count() == 1
    run_all_jobs()
    told = {one.to[0] for one in mail.outbox}
    assert told == {booking.customer.email, booking.worker.member.user.email}
    assert "stays at the time that was agreed" in mail.outbox[0].body
    assert "10:00 – 12:00" in mail.outbox[0].body


def test_where_nothing_moved_nothing_is_written():
    booking = a_booking()
    assert drifted(at=NOON) == []
    assert follow_zones(at=NOON) == 0
    assert follow_zone(booking=booking, at=NOON).version == booking.version


def test_the_past_and_what_has_begun_is_never_touched():
    past = booked_under_an_older_table(a_booking())
    assert follow_zones(at=past.start_utc) == 0
    assert fresh(past).start_utc == past.start_utc
    begun = booked_under_an_older_table(under_way(a_booking()))
    with pytest.raises(NotNow):
        follow_zone(booking=begun, at=NOON)
    assert begun not in drifted(at=NOON)


@pytest.mark.parametrize("off", [HOUR, -HOUR])
def test_jobs_in_a_row_make_room_for_one_another(off):
    listing = a_bookable_listing()  # no set-up, no wrap-up: back to back
    row = [a_booking(listing=listing, start=FRIDAY_TEN + n * 2 * HOUR) for n in range(3)]
    for booking in row if off < timedelta(0) else row[::-1]:
        booked_under_an_older_table(booking, off)
    assert follow_zones(at=NOON) == 3
    assert [fresh(booking).start_utc for booking in row] == [FRIDAY_TEN + n * 2 * HOUR for n in range(3)]


def test_where_the_worker_has_something_else_then_nothing_is_changed_and_a_person_is_called(caplog):
    listing = a_bookable_listing()
    moved = booked_under_an_older_table(a_booking(listing=listing), timedelta(hours=4))
    other = a_booking(listing=listing, start=FRIDAY_TEN + HOUR)
    with pytest.raises(SlotAlreadyTaken):
        follow_zone(booking=moved, at=NOON)
    assert follow_zones(at=NOON) == 0
    assert "cannot follow the new rules of Europe/London" in caplog.text
    assert (fresh(moved).start_utc, fresh(other).start_utc) == (moved.start_utc, other.start_utc)


def test_the_time_to_cancel_for_nothing_gets_no_shorter():
    earlier = booked_under_an_older_table(a_booking())
    before = earlier.free_until
    follow_zones(at=NOON)
    assert fresh(earlier).free_until == before
    later = booked_under_an_older_table(a_booking(), -HOUR)
    before = later.free_until
    follow_zones(at=NOON)
    assert fresh(later).free_until == before + HOUR
