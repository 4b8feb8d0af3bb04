"""Finding, filtering, ordering and paging the shelf."""

from datetime import UTC, date, datetime, timedelta

import pytest

from marketplace.search.models import Entry
from marketplace.search.queries import find_listings as module
from marketplace.search.queries.find_listings import Wanted, find_listings
from marketplace.services.queries.offers import reaches
from marketplace.workers.calculations.geography import Point
from tests.factories.marketplace import (
    HALIFAX,
    HEBDEN,
    LEEDS,
    LONG_AGO,
    TODMORDEN,
    a_listing,
    a_trade,
    a_worker,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)
IN_HEBDEN = {"latitude_e6": HEBDEN[0], "longitude_e6": HEBDEN[1]}


def find(*, after=None, page=20, today=TODAY, **wanted):
    return find_listings(wanted=Wanted(**wanted), at=LONG_AGO, today=today, after=after, page=page)


def titles(**wanted):
    return [hit.title for hit in find(**wanted).hits]


def offer(title, *, at_point=HEBDEN, free=None, worker=None, **given):
    """A listing with its first free time so many days from now; None: none is known."""
    facts = {
        key: given.pop(key) for key in list(given) if key in {"price_minor", "place_mode", "summary", "min_minutes"}
    }
    trade = given.pop("trade", None)
    worker = worker or a_worker(title, at_point=at_point, **given)
    listing = a_listing(worker, trade, title=title, **facts)
    if free is not None:
        day = TODAY + timedelta(days=free)
        start = datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=10)
        Entry.objects.filter(pk=listing.pk).update(
            free_days=[day], first_starts=[start], first_free_at=start, first_free_day=day, free_checked_at=LONG_AGO
        )
    return listing


def test_one_query_finds_counts_and_orders(django_assert_num_queries):
    offer("A")
    offer("B")
    with django_assert_num_queries(1):
        found = find(**IN_HEBDEN)
    assert (found.total, found.more_than_ranked, found.next_cursor) == (2, False, None)


def test_only_those_who_travel_as_far_as_the_place_are_found():
    offer("Near", at_point=HEBDEN, radius_metres=1_000)
    offer("Reaches", at_point=TODMORDEN, radius_metres=8_000)
    offer("Too far", at_point=TODMORDEN, radius_metres=5_000)
    offer("Much too far", at_point=LEEDS, radius_metres=20_000)
    assert set(titles(**IN_HEBDEN)) == {"Near", "Reaches"}
    assert set(titles(**IN_HEBDEN, within_reach=False)) == {"Near", "Reaches", "Too far", "Much too far"}


def test_search_finds_exactly_what_can_be_booked():
    listings = [
        offer(f"{n} {mode}", at_point=point, radius_metres=radius, place_mode=mode)
        for n, (point, radius) in enumerate([(HEBDEN, 500), (TODMORDEN, 6_400), (HALIFAX, 10_000), (LEEDS, 31_000)])
        for mode in ("at_customer", "at_worker", "remote")
    ]
    for place in (HEBDEN, TODMORDEN, HALIFAX, LEEDS):
        found = {hit.listing_id for hit in find(latitude_e6=place[0], longitude_e6=place[1]).hits}
        assert found == {listing.pk for listing in listings if reaches(listing, Point(*place))}


def test_remote_work_is_found_everywhere_and_has_no_distance():
    offer("By phone", at_point=LEEDS, place_mode="remote")
    (hit,) = find(**IN_HEBDEN).hits
    assert (hit.title, hit.metres) == ("By phone", None)
    assert titles(**IN_HEBDEN, within_metres=1_000) == ["By phone"]


def test_near_the_date_line_the_other_side_is_near():
    offer("Other side", at_point=(-16_800_000, -179_980_000), radius_metres=10_000)
    assert titles(latitude_e6=-16_800_000, longitude_e6=179_990_000) == ["Other side"]


def test_trade_price_language_day_and_distance_narrow_the_list():
    offer("Match", price_minor=3500, languages=("en", "pl"), free=2)
    offer("Other trade", trade=a_trade("gardening"), price_minor=3500, languages=("pl",), free=2)
    offer("Dear", price_minor=9000, languages=("pl",), free=2)
    offer("English", price_minor=3500, languages=("en",), free=2)
    offer("Other day", price_minor=3500, languages=("pl",), free=3)
    offer("Far", price_minor=3500, languages=("pl",), free=2, at_point=TODMORDEN)
    narrow = {
        "trade_id": a_trade("cleaning").pk,
        "price_cap_minor": 4000,
        "language": "pl",
        "day": TODAY + timedelta(days=2),
        "within_metres": 5_000,
    }
    assert titles(**IN_HEBDEN, **narrow) == ["Match"]
    for name in narrow:
        assert len(titles(**IN_HEBDEN, **{key: value for key, value in narrow.items() if key != name})) == 2, name


def test_with_a_day_the_first_start_of_that_day_is_shown():
    listing = offer("Two days", free=1)
    days = [TODAY + timedelta(days=1), TODAY + timedelta(days=4)]
    starts = [datetime(2026, 1, 6, 9, tzinfo=UTC), datetime(2026, 1, 9, 13, tzinfo=UTC)]
    Entry.objects.filter(pk=listing.pk).update(free_days=days, first_starts=starts)
    assert [hit.free_at for hit in find(day=days[1]).hits] == [starts[1]]


def test_a_time_that_has_passed_is_no_free_time():
    offer("Stale", free=-1)
    assert [hit.free_at for hit in find().hits] == [None]


def test_our_rule_words_first_then_day_then_steps_of_distance():
    offer("Mentions", summary="With a piano tuner's ear", free=0)
    offer("Piano near, later", free=2)
    offer("Piano far, sooner", free=1, at_point=TODMORDEN)
    offer("Piano near, sooner", free=1)
    offer("Piano, no time")
    assert titles(**IN_HEBDEN, tsquery="'piano'") == [
        "Piano near, sooner",
        "Piano far, sooner",
        "Piano near, later",
        "Piano, no time",
        "Mentions",
    ]


def test_other_orders_do_what_they_say():
    offer("Cheap, far, late", price_minor=3000, at_point=TODMORDEN, free=3)
    offer("Dear, near, middle", price_minor=9000, free=2)
    offer("Middle, middle, soon", price_minor=5000, at_point=(HEBDEN[0], HEBDEN[1] - 40_000), free=1)
    assert [title.split(",")[0] for title in titles(**IN_HEBDEN, sort="price")] == ["Cheap", "Middle", "Dear"]
    assert [title.split(", ")[1] for title in titles(**IN_HEBDEN, sort="nearest")] == ["near", "middle", "far"]
    assert [title.split(", ")[2] for title in titles(**IN_HEBDEN, sort="soonest")] == ["soon", "middle", "late"]


def test_among_equals_everybody_gets_a_turn():
    worker = a_worker()
    for n in range(5):
        offer(f"Equal {n}", worker=worker)
    firsts = {titles(today=TODAY + timedelta(days=day))[0] for day in range(60)}
    assert firsts == {f"Equal {n}" for n in range(5)}
    assert titles() == titles()


@pytest.mark.parametrize("sort", ["fair", "soonest", "nearest", "price"])
def test_pages_follow_each_other_without_gap_or_repeat(sort):
    worker = a_worker()
    for n in range(7):
        offer(f"Offer {n}", worker=worker, price_minor=3000 + 500 * (n % 3), free=n % 2)
    whole = titles(**IN_HEBDEN, sort=sort)
    paged, after = [], None
    while True:
        found = find(**IN_HEBDEN, sort=sort, after=after, page=3)
        paged += [hit.title for hit in found.hits]
        assert found.total == 7
        after = found.next_cursor
        if after is None:
            break
    assert paged == whole


def test_a_later_page_keeps_the_first_pages_order_past_midnight():
    worker = a_worker()
    for n in range(6):
        offer(f"Offer {n}", worker=worker)
    first = find(page=3)
    tomorrow = find(page=3, after=first.next_cursor, today=TODAY + timedelta(days=1))
    assert [hit.title for hit in first.hits] + [hit.title for hit in tomorrow.hits] == titles()


def test_at_most_so_many_are_ranked_and_it_says_so(monkeypatch):
    monkeypatch.setattr(module, "RANKED", 3)
    worker = a_worker()
    for n in range(5):
        offer(f"Offer {n}", worker=worker)
    found = find(**IN_HEBDEN)
    assert (len(found.hits), found.total, found.more_than_ranked) == (3, 3, True)


@pytest.mark.parametrize("place", [IN_HEBDEN, {}])
def test_the_walk_ends_after_so_many_entries(monkeypatch, place):
    monkeypatch.setattr(module, "WALKED", 2)
    for n, point in enumerate([HALIFAX, TODMORDEN, HEBDEN]):
        offer(f"Offer {n}", at_point=point, radius_metres=50_000)
    found = find(**place)
    # the two nearest, or without a place the two newest of the same second: the highest numbers
    assert {hit.title for hit in found.hits} == {"Offer 1", "Offer 2"}


def test_a_small_trade_is_walked_only_as_far_as_it_goes():
    offer("Cleaner")
    offer("Gardener", trade=a_trade("gardening"))
    assert titles(**IN_HEBDEN, trade_id=a_trade("gardening").pk, walk=1) == ["Gardener"]


@pytest.mark.parametrize("nasty", ["'x''y'", "'%s'", "'a' & 'b%'", "'\\\\'"])
def test_words_never_break_out_of_their_statement(nasty):
    offer("A")
    assert titles(tsquery=nasty) == []
