"""Where the money of one order went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.checkout.calculations.trail import MoneyTrail, Move, trail

CHARGE = [Move("1010", "2100:o", 8000), Move("5010", "1010", 140)]
RELEASE = [Move("2100:o", "2110:m_a", 4000), Move("2100:o", "2110:m_b", 3360), Move("2100:o", "4010", 640)]


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ([], MoneyTrail(0, {}, 0, 0, 0, 0, 0)),
        (CHARGE, MoneyTrail(8000, {}, 0, 0, 0, 8000, 140)),
        (CHARGE + RELEASE, MoneyTrail(8000, {"m_a": 4000, "m_b": 3360}, 640, 0, 0, 0, 140)),
        (
            [*CHARGE, *RELEASE, Move("2110:m_a", "1011", 4000)],
            MoneyTrail(8000, {"m_a": 4000, "m_b": 3360}, 640, 0, 0, 0, 140),
        ),
        ([*CHARGE, Move("2100:o", "2120", 3000)], MoneyTrail(8000, {}, 0, 0, 3000, 5000, 140)),
        ([*CHARGE, Move("2100:o", "2120", 8000), Move("2120", "1011", 8000)], MoneyTrail(8000, {}, 0, 8000, 0, 0, 140)),
        (
            [*CHARGE, Move("2100:o", "2120", 8000), Move("2120", "2100:o", 8000)],
            MoneyTrail(8000, {}, 0, 0, 0, 8000, 140),
        ),
        ([*CHARGE, *RELEASE, Move("2110:m_b", "2100:o", 3360)], MoneyTrail(8000, {"m_a": 4000}, 640, 0, 0, 3360, 140)),
    ],
    ids=["nothing", "paid", "released", "sent", "refund decided", "refunded", "refund failed", "release undone"],
)
def test_the_trail_of_an_order(moves, expected):
    assert trail(moves) == expected


@given(st.lists(st.integers(1, 500), max_size=12), st.randoms())
def test_what_was_paid_is_always_with_somebody(amounts, random):
    """Any mixture of releases and refunds that the account bears adds up to what came in."""
    held, moves = sum(amounts), [Move("1010", "2100:o", sum(amounts))] if amounts else []
    for amount in amounts:
        to = random.choice(["2110:m_a", "2110:m_b", "4010", "2120"])
        moves.append(Move("2100:o", to, amount))
        held -= amount
    found = trail(moves)
    together = sum(found.workers.values()) + found.contribution + found.refunded + found.refunding + found.held
    assert (found.paid, found.held) == (together, held)
