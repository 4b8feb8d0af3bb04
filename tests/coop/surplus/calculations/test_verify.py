"""An allocation looked at as a stranger would."""

import pytest

from coop.surplus.calculations.verify import Row, problems_with_rows

GOOD = [Row("ana", 30_000, 6000, 24_000), Row("ben", 20_000, 4000, 16_000)]


def test_a_good_one_has_no_problems():
    assert problems_with_rows(50_000, GOOD, 20) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (Row("ben", 19_000, 4000, 15_000), "The parts add up to 490.00, not to 500.00."),
        (Row("ben", 20_000, 4000, 15_000), "ben: cash and retained are 190.00 together, not 200.00."),
        (Row("ben", 20_000, 3999, 16_001), "ben: less than 20 % is in cash."),
        (Row("ben", 20_000, -1, 20_001), "ben: cash is below nought (-0.01)."),
        (Row("ben", -20_000, 0, -20_000), "ben: total is below nought (-200.00)."),
    ],
)
def test_each_thing_that_is_wrong_is_named(row, problem):
    assert problem in problems_with_rows(50_000, [GOOD[0], row], 20)
