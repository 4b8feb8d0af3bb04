"""Adding up the money of a project's supporters."""

import pytest

from coop.counting.calculations.supporters import Supporters


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (90, (30, 3, 0, 90)),  # everybody pays 30
        (100, (34, 3, 0, 100)),  # 33 1/3 each, rounded up
        (130, (45, 2, 1, 90)),  # the first pays all of 40, the others 45 each
        (131, (46, 2, 1, 91)),  # 45 1/2 each, rounded up
        (200, (100, 1, 2, 100)),  # 40 + 60 + 100
        (201, (101, 0, 3, 1)),  # one is missing
    ],
)
@pytest.mark.parametrize("copies", [1, 7])
def test_the_price_is_shared_and_who_has_less_pays_all(cost: int, expected: tuple[int, ...], copies: int) -> None:
    """The same voters one by one, or seven of each counted with a weight."""
    price, payers, some, rest = expected
    supporters = Supporters([0, 1, 2], [copies] * 3)
    least = -(-cost // 3)
    found = supporters.price([40, 60, 100], cost * copies, least)
    if payers:
        assert found == (price, payers * copies, some * copies, rest * copies)
    else:
        assert found[1:] == (0, some * copies, rest * copies)


def test_who_has_a_little_less_than_the_exact_price_is_poor() -> None:
    """40 + 45 1/2 + 45 1/2 would make 131, but the second has only 45."""
    assert Supporters([0, 1, 2], [1, 1, 1]).price([40, 45, 100], 131, 44) == (46, 1, 2, 46)
    assert Supporters([0, 1, 2], [9, 9, 9]).price([40, 45, 100], 1179, 44) == (46, 9, 18, 414)


def test_those_with_nothing_are_told_apart_from_those_with_little() -> None:
    assert Supporters([0, 1, 2], [1, 1, 1]).price([0, 5, 50], 30, 10) == (25, 1, 1, 25)
    assert Supporters([0, 1, 2], [9, 9, 9]).price([0, 5, 50], 270, 10) == (25, 9, 9, 225)


def test_a_single_supporter_is_no_special_case() -> None:
    assert Supporters([1], [1, 1]).price([3, 8], 8, 8) == (8, 1, 0, 8)
    assert Supporters([1], [1, 5]).price([3, 8], 40, 8) == (8, 5, 0, 40)


def test_the_poor_and_the_rich_at_a_price() -> None:
    money = [40, 60, 100]
    assert Supporters([0, 1, 2], [1, 1, 1]).below(money, 60) == (40, 2)
    assert Supporters([0, 1, 2], [3, 3, 3]).below(money, 61) == (300, 3)
