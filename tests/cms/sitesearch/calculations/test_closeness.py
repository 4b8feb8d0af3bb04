"""How near a title is to what somebody typed."""

import pytest

from cms.sitesearch.calculations.closeness import Closeness, closeness


@pytest.mark.parametrize(
    ("typed", "title", "expected"),
    [
        ("repair cafe", "Repair Café", Closeness.THE_TITLE),
        ("Repair CAFÉ", "repair cafe", Closeness.THE_TITLE),
        ("repair", "Repair café", Closeness.ALL_WORDS),
        ("cafe rep", "Repair café", Closeness.ALL_WORDS),
        ("rep cafe", "Repair café", Closeness.SOME_WORDS),
        ("bicycle cafe", "Repair café", Closeness.SOME_WORDS),
        ("bicycle", "Repair café", Closeness.IN_THE_TEXT),
        ("?!", "Repair café", Closeness.IN_THE_TEXT),
        ("repair", "", Closeness.IN_THE_TEXT),
    ],
)
def test_a_title_is_compared_word_by_word_without_accents(typed, title, expected):
    assert closeness(typed, title) is expected
