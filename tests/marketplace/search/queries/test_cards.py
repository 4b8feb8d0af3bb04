"""Rows of a list in words."""

from datetime import UTC, date, datetime

import pytest

from marketplace.search.calculations.cursor import Cursor
from marketplace.search.queries.cards import cards_for, checks_words, free_words, price_note
from marketplace.search.queries.find_listings import Hit

TODAY = date(2026, 6, 2)
HIT = Hit(
    listing_id=1, slug="home-cleaning-rosa-lane", title="Home cleaning", trade_id=1, worker_id=1,
    worker_name="Rosa Lane", worker_photo="", area="Hebden Bridge", zone="Europe/London", checks=["identity"],
    languages=["en"], price_shape="fixed", price_minor=8000, min_minutes=120, place_mode="at_customer", metres=2_600,
    free_at=datetime(2026, 6, 3, 8, tzinfo=UTC), cursor=Cursor(day=TODAY, keys=(0, 0, 0, 0), listing_id=1),
)  # fmt: skip


def card(**changes):
    return cards_for([Hit(**{**vars(HIT), **changes})], levy_bp=800, today=TODAY)[0]


def test_a_card_shows_the_whole_price_and_what_the_worker_gets():
    made = card()
    assert (made.url, made.price, made.price_note) == (
        "/listings/home-cleaning-rosa-lane/", "£80.00", "for the job, 2 hours",
    )  # fmt: skip
    assert made.share == "£73.60 goes to Rosa"
    assert made.free == "Free tomorrow at 09:00"
    assert (made.distance, made.checks) == ("about 3 km away", "Identity")


@pytest.mark.parametrize(
    ("mode", "metres", "words"),
    [("at_customer", 120, "about 1 km away"), ("at_customer", None, ""), ("remote", None, "by phone or video"),
     ("at_worker", 4_400, "you go to Rosa, about 4 km"), ("at_worker", None, "you go to Rosa")],
)  # fmt: skip
def test_the_way_is_rounded_and_says_who_goes(mode, metres, words):
    assert card(place_mode=mode, metres=metres).distance == words


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (datetime(2026, 6, 2, 13, 30, tzinfo=UTC), "Free today at 14:30"),
        (datetime(2026, 6, 5, 8, tzinfo=UTC), "Free Friday 5 June at 09:00"),
        (datetime(2026, 6, 30, 8, tzinfo=UTC), "Free Tue 30 June at 09:00"),
        (None, "No free time in the next weeks"),
    ],
)
def test_free_times_are_in_words_by_the_clock_of_the_place(start, words):
    assert free_words(start, "Europe/London", TODAY) == words


def test_a_time_late_at_night_belongs_to_the_day_where_the_work_is():
    late = datetime(2026, 6, 2, 23, 30, tzinfo=UTC)
    assert free_words(late, "Europe/London", TODAY) == "Free tomorrow at 00:30"
    assert free_words(late, "America/New_York", TODAY) == "Free today at 19:30"


def test_hourly_prices_say_which_length_they_are_for():
    assert price_note("hourly", 90) == "for 1 h 30 min, the shortest"


def test_checks_are_named_and_unknown_ones_left_out():
    assert checks_words(("criminal_record", "identity", "horoscope")) == "Criminal record check, Identity"
