"""A proposed rule tried on the bookings and the books of the last twelve months."""

from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from coop.rules.queries.trial_of import trial_of
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.queries.trials import trades, try_cutoff, try_floor, try_levy
from tests.factories.bookings import FRIDAY_TEN, a_booking, completed
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.factories.marketplace import a_trade

pytestmark = pytest.mark.django_db
LATER = FRIDAY_TEN + timedelta(days=30)


def workers_with_one_booking(count, **listing):
    """Each worker does one job for one customer of their own: £80.00 for two hours, unless said otherwise."""
    made = []
    for number in range(count):
        worker = a_working_worker(f"Worker {number}")
        made.append(completed(listing=a_bookable_listing(worker, **listing), customer=a_customer(f"Customer {number}")))
    return made


def test_a_lower_levy_on_the_bookings_of_five_workers_is_told_to_the_penny():
    workers_with_one_booking(5)
    trial = try_levy(value=700, scope="", at=LATER)
    (workers,) = trial.groups
    assert (trial.bookings, trial.touched, trial.value_now, trial.coop_change) == (5, 5, 800, -400)
    assert (workers.total.people, workers.total.more, workers.total.change) == (5, 5, 400)
    assert trial.books == 5 * 7360  # what the ledger says the workers were paid


def test_the_same_levy_changes_nothing():
    workers_with_one_booking(1)
    assert (try_levy(value=800, scope="", at=LATER).touched, try_levy(value=800, scope="", at=LATER).bookings) == (0, 1)


def test_bookings_from_more_than_a_year_ago_are_left_out():
    workers_with_one_booking(1)
    assert [try_levy(value=700, scope="", at=FRIDAY_TEN + timedelta(days=days)).bookings for days in (365, 367)] == [
        1,
        0,
    ]


def test_of_fewer_than_five_workers_no_sum_is_told():
    workers_with_one_booking(2)
    trial = try_levy(value=700, scope="", at=LATER)
    assert (trial.coop_change, trial.groups[0].total.hidden) == (None, True)
    words = trial_of("levy_bp", 700, at=LATER).words
    assert words.hides
    assert (words.chart, "£" in " ".join(words.outcome)) == (None, False)


def test_a_higher_floor_is_tried_in_its_trade_alone_and_in_general_where_a_trade_has_none_of_its_own():
    workers_with_one_booking(2)
    repairs = a_trade("repairs", "Repairs")
    workers_with_one_booking(1, trade=repairs)
    key = "price_floor_minor_per_hour"
    assert [try_floor(value=4500, scope=scope, at=LATER).bookings for scope in ("", "repairs")] == [3, 1]
    set_policy(by=None, key=key, value=2000, scope="repairs", decision_name="V", starts_at=LATER, at=LATER)
    assert [try_floor(value=4500, scope=scope, at=LATER).bookings for scope in ("", "repairs")] == [2, 1]
    assert try_floor(value=4000, scope="repairs", at=LATER).touched == 0
    assert try_floor(value=4001, scope="repairs", at=LATER).touched == 1
    assert ("repairs", "Repairs") in trades()


def test_a_stricter_cut_off_counts_those_who_cancelled_too_late_for_it():
    booking = a_booking()
    cancel_as_customer(by=booking.customer, booking=booking, at=FRIDAY_TEN - timedelta(hours=30))
    trials = [try_cutoff("cutoff_hours_standard", value=hours, scope="", at=LATER) for hours in (24, 48)]
    assert [(trial.bookings, trial.touched) for trial in trials] == [(1, 0), (1, 1)]
    assert try_cutoff("cutoff_hours_firm", value=168, scope="", at=LATER).bookings == 0


def test_a_value_out_of_bounds_and_a_rule_that_cannot_be_tried_have_no_trial():
    assert trial_of("levy_bp", 5001, at=LATER) is None
    assert trial_of("hold_minutes", 20, at=LATER) is None


def test_a_trial_links_to_itself():
    assert trial_of("levy_bp", 750, at=LATER).url == "/rules/levy_bp/try/?value=7.5"
    url = trial_of("price_floor_minor_per_hour", 1650, at=LATER, scope="repairs").url
    assert url == "/rules/price_floor_minor_per_hour/try/?value=16.50&trade=repairs"


@pytest.mark.parametrize("count", [1, 3])
def test_a_trial_makes_the_same_few_queries_whatever_the_bookings(count, django_assert_num_queries):
    workers_with_one_booking(count)
    for _ in range(count):
        booking = a_booking(listing=a_bookable_listing(a_working_worker()))
        cancel_as_customer(by=booking.customer, booking=booking, at=FRIDAY_TEN - timedelta(hours=30))
    with django_assert_num_queries(4):
        try_levy(value=700, scope="", at=LATER)
    with django_assert_num_queries(5):
        try_floor(value=4500, scope="", at=LATER)
    with django_assert_num_queries(4):
        try_cutoff("cutoff_hours_standard", value=48, scope="", at=LATER)
