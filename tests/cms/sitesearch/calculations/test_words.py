"""Words put right by words that somebody uses."""

import pytest

from cms.sitesearch.calculations.words import count_words, prefix_query, put_right, words_of

KNOWN = count_words(
    ["Lower the levy", "How do I call off a booking?", "Rosa Lane", "The levy in plain words", "Zoë Übel"]
)


def test_words_are_counted_by_the_texts_they_stand_in():
    assert (KNOWN["levy"], KNOWN["booking"]) == (2, 1)
    assert "do" not in KNOWN


def test_accents_and_capitals_make_no_difference():
    assert words_of("Zoë ÜBEL, 3rd") == ["zoe", "ubel", "3rd"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lvey", "levy"),  # two letters swapped
        ("boking", "booking"),  # one left out
        ("bookinng", "booking"),  # one too many
        ("bouking", "booking"),  # one wrong
        ("Rosa lanne", "rosa lane"),
        ("levy", ""),  # right already
        ("xylophone", ""),  # like nothing we have
        ("cal", ""),  # short words are left alone
    ],
)
def test_mistyped_words_become_the_nearest_that_somebody_uses(typed, meant):
    assert put_right(typed, KNOWN) == meant


@pytest.mark.parametrize(
    ("typed", "query"),
    [("levy vo", "levy & vo:*"), ("", ""), ("?!", ""), ("a'b | c & !d", "a & b & c & d:*"), ("x:*", "x:*")],
)
def test_no_sign_of_the_query_language_reaches_the_query(typed, query):
    assert prefix_query(typed) == query
