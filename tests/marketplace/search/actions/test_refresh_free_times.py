"""Free times on the shelf: worked out, marked stale, refreshed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from foundation.jobs.registry import periodic_jobs
from marketplace.availability.actions.claim_slot import claim_slot
from marketplace.search.actions import refresh_free_times as module
from marketplace.search.actions.rebuild_shelf import rebuild_shelf
from marketplace.search.actions.refresh_free_times import refresh_free_times
from marketplace.search.models import Entry
from marketplace.services.actions.change_listing import change_listing
from marketplace.services.facts import ListingFacts
from marketplace.services.queries.offers import offer_spec
from tests.factories.hours import open_all_week
from tests.factories.marketplace import LONG_AGO, a_listing, a_user, a_worker

pytestmark = pytest.mark.django_db
MONDAY = LONG_AGO  # Monday 5 January 2026, 09:00 UTC


@pytest.fixture
def listing():
    listing = a_listing(horizon_days=14)
    open_all_week(listing.worker, "09:00", "13:00", days=[1, 3])
    return listing


def entry():
    return Entry.objects.get()


def test_the_first_start_of_each_free_day_is_kept(listing):
    assert refresh_free_times(at=MONDAY) == 1
    found = entry()
    assert found.free_days == [date(2026, 1, 6), date(2026, 1, 8), date(2026, 1, 13), date(2026, 1, 15)]
    assert found.first_starts[0] == datetime(2026, 1, 6, 9, tzinfo=UTC)
    assert (found.first_free_at, found.first_free_day) == (found.first_starts[0], date(2026, 1, 6))
    assert found.free_checked_at == MONDAY


def test_what_was_looked_at_is_left_alone(listing):
    early = MONDAY - timedelta(hours=1)
    refresh_free_times(at=early)
    assert refresh_free_times(at=early + timedelta(minutes=1)) == 0


def test_a_booking_is_seen_in_the_next_run(listing):
    refresh_free_times(at=MONDAY)
    claim_slot(
        by=a_user("Cora"), worker=listing.worker, offer=offer_spec(listing), start=datetime(2026, 1, 6, 9, tzinfo=UTC),
        reference="CW-1", expires_at=MONDAY + timedelta(minutes=15), at=MONDAY, purpose="booking",
    )  # fmt: skip
    assert entry().free_checked_at is None
    assert refresh_free_times(at=MONDAY) == 1
    assert entry().first_free_at == datetime(2026, 1, 6, 11, tzinfo=UTC)


def test_new_hours_are_seen_in_the_next_run(listing):
    refresh_free_times(at=MONDAY)
    open_all_week(listing.worker, "15:00", "18:00", days=[2])
    refresh_free_times(at=MONDAY)
    assert entry().first_free_at == datetime(2026, 1, 7, 15, tzinfo=UTC)


def test_a_changed_listing_is_seen_in_the_next_run(listing):
    refresh_free_times(at=MONDAY)
    facts = ListingFacts(title="Home cleaning", price_minor=9000, min_minutes=300, horizon_days=14)
    change_listing(by=listing.worker.member.user, listing=listing, facts=facts, at=MONDAY)
    refresh_free_times(at=MONDAY)
    assert (entry().free_days, entry().first_free_at) == ([], None)


def test_a_time_that_comes_too_close_is_replaced(listing):
    refresh_free_times(at=MONDAY)
    assert refresh_free_times(at=MONDAY) == 0
    # A day's notice: at 09:01 on Monday the start on Tuesday at 09:00 is gone.
    assert refresh_free_times(at=MONDAY + timedelta(minutes=1)) == 1
    assert entry().first_free_at == datetime(2026, 1, 6, 9, 30, tzinfo=UTC)


def test_everything_is_looked_at_again_after_some_hours(listing):
    refresh_free_times(at=MONDAY)
    assert refresh_free_times(at=MONDAY + timedelta(days=1)) == 1


def test_many_are_done_in_batches_with_few_queries(django_assert_max_num_queries):
    worker = a_worker()
    open_all_week(worker)
    for n in range(6):
        a_listing(worker, title=f"Listing {n}")
    assert refresh_free_times(at=MONDAY, batch=4) == 4
    with django_assert_max_num_queries(10):
        assert refresh_free_times(at=MONDAY, batch=4) == 2
    assert not Entry.objects.filter(free_checked_at=None).exists()


def test_a_batch_stays_a_batch_however_the_database_goes_about_it():
    """Without its favourite ways the planner joins row by row; the choice must not be made again for each."""
    worker = a_worker()
    for n in range(9):
        a_listing(worker, title=f"Listing {n}")
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_hashagg = off"
        )
        cursor.execute("SET LOCAL enable_material = off; SET LOCAL enable_sort = off; SET LOCAL enable_indexscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    assert refresh_free_times(at=MONDAY, batch=4) == 4


def test_a_run_that_fails_leaves_its_entries_to_the_next(listing, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no calendars today")

    with monkeypatch.context() as patched:
        patched.setattr(module, "load_calendars", broken)
        with pytest.raises(RuntimeError):
            refresh_free_times(at=MONDAY)
    assert entry().free_checked_at is None
    assert refresh_free_times(at=MONDAY) == 1


def test_the_worker_process_comes_round_often_enough_for_times_a_minute_old(listing, frozen):
    assert periodic_jobs.get("marketplace.search.refresh_free_times").seconds <= 30
    frozen(MONDAY)
    periodic_jobs.get("marketplace.search.refresh_free_times").function()
    assert entry().first_free_at == datetime(2026, 1, 6, 9, tzinfo=UTC)


def test_rebuilding_puts_back_what_is_missing_and_drops_what_does_not_belong(listing):
    Entry.objects.all().delete()
    told = []
    assert rebuild_shelf(tick=told.append) == 1
    assert (entry().listing, told) == (listing, [1])
