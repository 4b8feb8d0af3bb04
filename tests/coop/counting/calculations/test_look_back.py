"""Equal candidates told apart by the most recent stage that differs."""

from coop.counting.calculations.look_back import look_back


def test_the_most_recent_stage_with_a_difference_decides() -> None:
    history = [{1: 9, 2: 3}, {1: 4, 2: 5}, {1: 6, 2: 6}]
    assert look_back([1, 2], history, highest=True) == ((2,), 2)
    assert look_back([1, 2], history, highest=False) == ((1,), 2)


def test_the_present_stage_counts_first() -> None:
    assert look_back([1, 2], [{1: 9, 2: 3}, {1: 5, 2: 6}], highest=True) == ((2,), 2)


def test_three_equals_are_narrowed_stage_by_stage() -> None:
    history = [{1: 1, 2: 2, 3: 3}, {1: 4, 2: 4, 3: 9}, {1: 7, 2: 7, 3: 7}]
    assert look_back([1, 2, 3], history, highest=False) == ((1,), 1)
    assert look_back([1, 2, 3], history, highest=True) == ((3,), 2)


def test_who_is_equal_throughout_stays_equal() -> None:
    history = [{1: 1, 2: 1, 3: 0}, {1: 2, 2: 2, 3: 2}]
    assert look_back([1, 2, 3], history, highest=True) == ((1, 2), None)
