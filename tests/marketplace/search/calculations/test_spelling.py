"""Words that are nearly the same."""

import pytest

from marketplace.search.calculations.spelling import best_match, distance, forms, letters_allowed


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [("clean", "clean", 0), ("clean", "cleen", 1), ("garden", "gardn", 1), ("garden", "gadren", 1), ("", "abc", 3),
     ("gardening", "grdning", 2), ("kitten", "sitting", 3)],
)  # fmt: skip
def test_the_distance_counts_letters_put_in_left_out_changed_or_swapped(a, b, letters):
    assert distance(a, b) == letters
    assert distance(b, a) == letters


def test_short_words_must_be_right_and_long_ones_may_be_two_letters_wrong():
    assert [letters_allowed(word) for word in ("dog", "oven", "garden", "cleaning")] == [0, 1, 1, 2]


def test_two_words_that_far_apart_share_a_form():
    assert forms("clean") & forms("cleen")
    assert forms("gardening") & forms("grdning")
    assert not forms("clean") & forms("piano")


def test_the_nearest_word_wins_then_the_most_common_one():
    assert best_match("cleening", {"cleaning": 3, "leaning": 90}) == "cleaning"
    assert best_match("cere", {"care": 5, "core": 9}) == "core"


def test_a_word_too_far_from_all_is_left_alone():
    assert best_match("zebra", {"cleaning": 3}) is None
    assert best_match("dgo", {"dog": 4}) is None
