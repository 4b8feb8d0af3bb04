"""What a search means."""

from datetime import UTC, datetime

import pytest

from marketplace.search.actions.refresh_words import refresh_words
from marketplace.search.queries.understand import understand
from tests.factories.marketplace import a_listing, a_trade, a_worker
from tests.factories.places import a_place, hebden

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def trades():
    a_trade("cleaning", plural="cleaners", synonyms="tidy home oven")
    a_trade("care", name="Care at home", plural="carers", synonyms="companion")
    a_trade("gone", active=False)


def test_everything_a_search_names_is_looked_up_in_one_query(django_assert_num_queries):
    hebden()
    with django_assert_num_queries(1):
        found = understand(trade_slug="care", words="patient", where="hx7 8ab")
    assert [trade.slug for trade in found.trades] == ["care", "cleaning"]
    assert (found.trade.slug, found.trade_from_words) == ("care", False)
    assert found.tsquery == "'patient'"
    assert (found.place.name, found.place.label) == ("Hebden Bridge", "Hebden Bridge (HX7)")


@pytest.mark.parametrize("words", ["cleaner", "Cleaners", "cleaning", "tidy"])
def test_words_that_are_all_one_trades_own_stand_for_the_trade(words):
    found = understand(words=words)
    assert (found.trade.slug, found.trade_from_words, found.tsquery) == ("cleaning", True, "")


@pytest.mark.parametrize("words", ["home", "careful cleaner", "rosa"])
def test_words_of_two_trades_of_more_or_of_none_stay_words(words):
    found = understand(words=words)
    assert found.trade is None
    assert found.tsquery != ""


def test_the_chosen_trades_own_words_add_nothing():
    assert understand(trade_slug="cleaning", words="cleaner").tsquery == ""
    assert understand(trade_slug="cleaning", words="careful").tsquery == "'care'"


@pytest.mark.parametrize("words", ["", "the", "  ", "!!", "-", "\\", "'; DROP TABLE x; --"])
def test_words_that_say_nothing_are_no_words_and_nothing_breaks(words):
    found = understand(words=words)
    assert found.tsquery == "" or "drop" in found.tsquery


def test_a_trade_nobody_knows_or_that_ended_is_no_trade():
    assert understand(trade_slug="plumbing").trade is None
    assert understand(trade_slug="gone").trade is None


def test_namesakes_are_offered_beside_the_best_one():
    a_place("Halifax", 44_648_600, -63_585_900, region="Nova Scotia", country="CA", population=400_000)
    a_place("Halifax", 53_725_000, -1_863_000, region="Calderdale", population=88_000)
    found = understand(where="halifax")
    assert (found.place.label, [place.label for place in found.other_places]) == (
        "Halifax, Calderdale",
        ["Halifax, Nova Scotia"],
    )


def test_a_place_nobody_knows_is_none():
    assert understand(where="Atlantis").place is None


def test_languages_and_counts_come_from_the_summary():
    assert (understand().languages, understand().by_trade) == ([], {})
    a_listing(a_worker(languages=("en", "pl")))
    refresh_words(at=AT)
    found = understand()
    assert (found.languages, found.by_trade) == (["en", "pl"], {"cleaning": 1})
