"""Bookings worked out again under another rule."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.bookings.calculations.trials import Alike, GivenBack, under_cutoff, under_floor, under_levy

START = datetime(2026, 6, 5, 9, tzinfo=UTC)
ALIKE = st.builds(
    Alike, worker=st.integers(1, 4), customer=st.integers(1, 4), total=st.integers(0, 90_000),
    minutes=st.integers(15, 600), count=st.integers(1, 40),
)  # fmt: skip
BP = st.integers(0, 5000)


def given_back(hours_before, **changes):
    facts = {"worker": 1, "customer": 2, "total": 8000, "start": START, "booked_at": START - timedelta(days=9),
             "cancelled_at": START - timedelta(hours=hours_before), "grace_minutes": 60}  # fmt: skip
    return GivenBack(**{**facts, **changes})


def test_a_lower_levy_moves_the_difference_from_the_co_op_to_the_workers():
    moved = under_levy([Alike(1, 9, 8000, 120, 3), Alike(2, 9, 5000, 60, 1)], now_bp=800, proposed_bp=700)
    assert (moved.workers, moved.coop, moved.touched) == ({1: 240, 2: 50}, -290, 4)
    assert moved.customers == {9: 0}


def test_a_levy_is_rounded_for_each_booking_as_it_is_when_paid():
    moved = under_levy([Alike(1, 9, 149, 60, 100)], now_bp=100, proposed_bp=0)
    assert moved.workers == {1: 100}  # a hundred times 1.49 rounded to 1, not 149 at once


def test_prices_below_the_floor_rise_to_it_and_others_stay():
    cheap, fair = Alike(1, 7, 2400, 120, 2), Alike(2, 8, 5000, 120, 1)
    moved = under_floor([cheap, fair], floor_minor_per_hour=1500, levy_bp=1000)
    assert (moved.workers, moved.customers, moved.coop) == ({1: 1080, 2: 0}, {7: -1200, 8: 0}, 120)
    assert moved.touched == 2


def test_a_lower_floor_moves_nothing():
    moved = under_floor([Alike(1, 7, 5000, 120, 1)], floor_minor_per_hour=100, levy_bp=1000)
    assert (moved.touched, moved.coop, moved.workers) == (0, 0, {1: 0})


@pytest.mark.parametrize(("hours_before", "pays"), [(25, False), (24, False), (23, True), (72, False)])
def test_who_cancelled_after_the_new_cut_off_would_have_paid(hours_before, pays):
    at_the_edge = timedelta(seconds=1 if hours_before == 24 else 0)
    one = given_back(hours_before)
    one = given_back(hours_before, cancelled_at=one.cancelled_at - at_the_edge)
    moved = under_cutoff([one], cutoff_hours=24, levy_bp=800)
    assert moved.customers == {2: -8000 if pays else 0}
    assert (moved.workers, moved.coop) == (({1: 7360}, 640) if pays else ({1: 0}, 0))


def test_the_grace_after_booking_stays_free_under_any_cut_off():
    one = given_back(5, booked_at=START - timedelta(hours=5, minutes=30))
    assert under_cutoff([one], cutoff_hours=72, levy_bp=800).touched == 0


@given(st.lists(ALIKE, max_size=20), BP, BP)
def test_with_another_levy_what_is_moved_adds_up_to_nothing(bookings, now_bp, proposed_bp):
    moved = under_levy(bookings, now_bp=now_bp, proposed_bp=proposed_bp)
    assert sum(moved.workers.values()) + sum(moved.customers.values()) + moved.coop == 0
    back = under_levy(bookings, now_bp=proposed_bp, proposed_bp=now_bp)
    assert back.coop == -moved.coop


@given(st.lists(ALIKE, max_size=20), st.integers(0, 10_000), BP)
def test_with_another_floor_what_is_moved_adds_up_to_nothing_and_no_worker_loses(bookings, floor, levy_bp):
    moved = under_floor(bookings, floor_minor_per_hour=floor, levy_bp=levy_bp)
    assert sum(moved.workers.values()) + sum(moved.customers.values()) + moved.coop == 0
    assert all(change >= 0 for change in moved.workers.values())
    assert all(change <= 0 for change in moved.customers.values())


@given(st.lists(st.integers(0, 200), max_size=10), st.integers(0, 168), BP)
def test_with_another_cut_off_what_is_moved_adds_up_to_nothing(hours, cutoff, levy_bp):
    moved = under_cutoff([given_back(one) for one in hours], cutoff_hours=cutoff, levy_bp=levy_bp)
    assert sum(moved.workers.values()) + sum(moved.customers.values()) + moved.coop == 0
