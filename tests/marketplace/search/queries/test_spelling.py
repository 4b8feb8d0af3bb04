"""Putting mistyped words right."""

from datetime import UTC, datetime

import pytest

from marketplace.search.actions.refresh_words import refresh_words
from marketplace.search.models import Lexeme, NearMiss
from marketplace.search.queries.spelling import corrected, words_beginning
from marketplace.services.actions.archive_listing import archive_listing
from tests.factories.marketplace import LONG_AGO, a_listing, a_trade, a_worker

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shelf():
    a_listing(a_worker("Rosa Lane"), a_trade("cleaning", plural="cleaners", synonyms="tidy"), title="Spring cleaning")
    a_listing(a_worker("Tom Greenwood"), a_trade("gardening", plural="gardeners"), title="Hedges and lawns")
    refresh_words(at=AT)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("cleening", "cleaning"), ("gardning", "gardening"), ("hegdes", "hedges"), ("spirng claening", "spring cleaning"),
     ("greenwod", "greenwood")],
)  # fmt: skip
def test_a_mistyped_word_becomes_the_nearest_on_the_shelf(typed, meant, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert corrected(typed) == meant


@pytest.mark.parametrize("typed", ["cleaning", "zebra", "dog", "", "!!!", "rosa"])
def test_right_words_and_words_too_far_off_are_left_alone(typed):
    assert corrected(typed) == ""


def test_only_the_wrong_word_of_several_changes():
    assert corrected("rosa cleening") == "rosa cleaning"


def test_words_are_offered_by_their_beginning_the_most_common_first():
    a_listing(a_worker("Cleo Clegg"), title="Clean windows")
    refresh_words(at=AT)
    assert words_beginning("cl")[0] in {"cleaners", "cleaning"}
    assert words_beginning("spring cl")[0].startswith("spring cl")
    assert words_beginning("c") == []


def test_words_that_left_the_shelf_are_forgotten():
    listing = a_listing(a_worker("Uma"), title="Zither lessons")
    refresh_words(at=AT)
    assert Lexeme.objects.filter(word="zither").exists()
    archive_listing(by=listing.worker.member.user, listing=listing, at=LONG_AGO)
    refresh_words(at=AT)
    assert not Lexeme.objects.filter(word="zither").exists()
    assert not NearMiss.objects.filter(word_id="zither").exists()


def test_refreshing_twice_changes_nothing():
    before = set(Lexeme.objects.values_list("word", "entries"))
    assert refresh_words(at=AT) == len(before)
    assert set(Lexeme.objects.values_list("word", "entries")) == before
