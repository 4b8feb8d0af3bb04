"""Until when cancelling is free, for all zones and all clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from marketplace.bookings.calculations.cancellation import CancelTerms, free_time
from marketplace.bookings.calculations.visits import access_notes_from
from marketplace.bookings.calculations.wording import deadline_words, span_words
from marketplace.bookings.enums import CancelRule

INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - as asked
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
TERMS = st.builds(CancelTerms, cutoff_hours=st.integers(0, 168), grace_minutes=st.integers(0, 1440))


@given(INSTANTS, st.integers(1, 60 * 24 * 60), TERMS)
def test_the_free_time_lies_between_booking_and_start_or_is_not_there(booked_at, minutes, terms):
    start = booked_at + timedelta(minutes=minutes)
    free = free_time(terms, start=start, booked_at=booked_at)
    if free.until is None:
        assert free.rule == CancelRule.NONE
    else:
        assert booked_at < free.until <= start


@given(INSTANTS, st.integers(1, 60 * 24 * 60), TERMS)
def test_booking_earlier_never_shortens_the_free_time_of_the_cut_off(booked_at, minutes, terms):
    start = booked_at + timedelta(minutes=minutes)
    late = free_time(terms, start=start, booked_at=booked_at)
    early = free_time(terms, start=start, booked_at=booked_at - timedelta(days=30))
    if late.rule == CancelRule.CUTOFF:
        assert early.until == late.until


@given(INSTANTS, ZONES, ZONES)
def test_every_deadline_can_be_put_in_words_in_every_zone(instant, place, reader):
    words = deadline_words(instant, place, reader, locale="en_GB")
    assert str(instant.astimezone(place).year) in words
    assert ("(" in words) == (instant.astimezone(place).utcoffset() != instant.astimezone(reader).utcoffset())


@given(INSTANTS, st.integers(5, 1440), ZONES)
def test_every_stretch_can_be_put_in_words_in_every_zone(start, minutes, place):
    assert " – " in span_words(start, start + timedelta(minutes=minutes), place, locale="en_GB")


@given(INSTANTS, ZONES)
def test_the_worker_learns_how_to_get_in_at_least_a_day_before_by_the_calendar(start, place):
    opens = access_notes_from(start, place)
    assert (start.astimezone(place).date() - opens.astimezone(place).date()).days in (0, 1)
    assert opens <= start
