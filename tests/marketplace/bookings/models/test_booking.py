from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from marketplace.bookings.calculations.transitions import TRANSITIONS
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking, BookingEvent
from tests.factories.bookings import NOON, a_booking, a_hold, completed, done, under_way

pytestmark = pytest.mark.django_db


class Undone(Exception):
    """Takes back what went through, so that the next pair starts from the same row."""


def refused(booking, name, **changes):
    """The database refuses this change, by the constraint of this name."""
    assignments = ", ".join(f"{column} = %s" for column in changes)
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE marketplace_bookings_booking SET {assignments} WHERE id = %s", [*changes.values(), booking.pk]
        )
    assert caught.value.__cause__.diag.constraint_name == name


class TestWhatTheDatabaseRefuses:
    def test_a_hold_without_an_end(self):
        refused(a_hold(), "a_hold_knows_when_it_ends", hold_expires_at=None)

    def test_a_confirmed_booking_without_a_payment(self):
        refused(a_booking(), "a_booked_job_is_paid", payment_id=None)

    def test_a_confirmed_booking_that_never_counts_as_done(self):
        refused(a_booking(), "a_job_ahead_knows_when_it_counts_as_done", auto_done_at=None)

    def test_a_done_job_nobody_has_to_accept(self):
        refused(done(), "a_job_done_knows_when_it_is_accepted", accept_by=None)

    def test_a_confirmed_booking_of_nobody(self):
        refused(a_booking(), "marketplace_bookings_booking_set_once", customer_id=None)

    def test_a_hold_that_is_nobodys_at_all(self):
        refused(a_hold(guest_key="g" * 20), "a_hold_is_somebodys_or_a_guests", guest_key="")

    def test_work_that_lasts_longer_than_is_paid(self):
        booking = a_hold()
        longer = booking.end_utc + timedelta(minutes=1)
        refused(booking, "the_work_lasts_the_minutes_that_are_paid", end_utc=longer)

    def test_a_live_booking_without_its_time(self):
        refused(a_booking(), "a_live_booking_has_its_time", claim_id=None)

    def test_a_second_extension_of_a_hold(self):
        refused(a_hold(), "a_hold_is_extended_once", hold_extensions=2)

    def test_early_work_nobody_asked_for(self):
        refused(a_booking(), "early_work_was_asked_for", early_start_consent_at=None)

    def test_a_cancellation_that_says_nothing(self):
        booking = a_booking()
        refused(booking, "an_ended_booking_says_who_and_why", status="cancelled", version=booking.version + 1)

    def test_an_ending_on_a_live_booking(self):
        refused(a_booking(), "a_live_booking_has_no_ending", ended_by="customer", ended_why="left", ended_at=NOON)

    def test_a_word_nobody_knows(self):
        refused(a_hold(), "a_booking_uses_known_words", place_mode="on_the_moon")

    @pytest.mark.parametrize("column", ["total", "worker_share", "contribution", "card_cost_expected"])
    def test_another_price_than_was_agreed(self, column):
        refused(a_hold(), "marketplace_bookings_booking_set_once", **{column: 1})

    @pytest.mark.parametrize("column", ["price_snapshot", "policy_snapshot"])
    def test_other_rules_than_were_agreed(self, column):
        refused(a_hold(), "marketplace_bookings_booking_set_once", **{column: "{}"})

    def test_another_start_of_work_than_happened(self):
        booking = under_way()
        later = booking.started_at + timedelta(minutes=1)
        refused(booking, "marketplace_bookings_booking_set_once", started_at=later)

    def test_shares_that_do_not_add_up(self):
        booking = a_hold()
        row = Booking.objects.filter(pk=booking.pk).values().get()
        for column in ("id", "claim_id"):
            row.pop(column)
        row |= {
            "reference": "CW-2222-22",
            "ledger_ref": "bk_other",
            "worker_share": 1,
            "status": "lapsed",
            "ended_by": "clock",
            "ended_why": "hold_expired",
            "ended_at": NOON,
        }
        with pytest.raises(IntegrityError, match="the_shares_add_up_to_the_price"), transaction.atomic():
            Booking.objects.create(**row)

    def test_going_back_in_its_versions(self):
        booking = a_booking()
        refused(booking, "a_booking_counts_its_versions", version=booking.version - 1)

    def test_moving_without_counting_up(self):
        booking = a_booking()
        refused(booking, "a_booking_counts_its_versions", status="in_progress", started_at=booking.start_utc)


def test_the_database_knows_the_same_moves_as_the_table():
    """The trigger function, tried on a table of its own with every pair of states."""
    moves = {(str(source), str(row.target)) for row in TRANSITIONS.values() for source in row.sources}
    allowed = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE pair (status text, version int) ON COMMIT DROP; "
            "CREATE TRIGGER pair_moves BEFORE UPDATE ON pair FOR EACH ROW "
            "EXECUTE FUNCTION marketplace_bookings_booking_moves()"
        )
        for before in BookingState.values:
            cursor.execute(f"DELETE FROM pair; INSERT INTO pair VALUES ('{before}', 1)")
            for after in set(BookingState.values) - {before}:
                try:
                    with transaction.atomic():
                        cursor.execute("UPDATE pair SET status = %s, version = 2", [after])
                        allowed.add((before, after))
                        raise Undone
                except (Undone, DatabaseError):
                    continue
    assert allowed == moves


def test_the_wall_clock_gives_back_the_instant_also_when_it_shows_the_time_twice():
    booking = a_hold()
    booking.zone, booking.local_date = "Europe/London", booking.local_date.replace(month=10, day=25)
    booking.local_time = booking.local_time.replace(hour=1, minute=30)
    first = booking.local_start
    booking.local_fold = 1
    assert booking.local_start.astimezone(ZoneInfo("UTC")) - first.astimezone(ZoneInfo("UTC")) == timedelta(hours=1)


def test_the_agreed_wall_clock_is_kept_beside_the_instant():
    booking = a_hold()
    assert booking.local_start == booking.start_utc
    assert (str(booking.local_date), str(booking.local_time), booking.zone) == (
        "2026-06-05",
        "10:00:00",
        "Europe/London",
    )


class TestEvents:
    def test_every_version_has_one_event(self):
        booking = completed()
        versions = list(
            BookingEvent.objects.filter(booking=booking).order_by("version").values_list("version", flat=True)
        )
        assert versions == list(range(1, booking.version + 1))

    def test_the_codes_tell_the_way_through_the_table(self):
        codes = completed().events.order_by("version").exclude(code="").values_list("code", flat=True)
        assert list(codes) == ["B1", "B3", "B19", "B22", "B24"]

    def test_an_event_cannot_be_changed(self):
        booking = a_hold()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            BookingEvent.objects.filter(booking=booking).update(verb="something_else")

    def test_an_event_cannot_be_removed(self):
        booking = a_hold()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            BookingEvent.objects.filter(booking=booking).delete()

    def test_two_events_of_one_version_cannot_be_written(self):
        booking = a_hold()
        event = booking.events.first()
        event.pk = None
        with pytest.raises(IntegrityError, match="one_event_per_version_of_a_booking"), transaction.atomic():
            event.save(force_insert=True)
