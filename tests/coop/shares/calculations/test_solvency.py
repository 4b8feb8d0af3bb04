"""The solvency test is a pure sum: each line fails by itself, and the kept figures give the same answer again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.shares.calculations.solvency import Figures, findings, first_obstacle, passed, yearly_room

SOUND = Figures(
    amount=1_000,
    surplus=5_000,
    liquid=20_000,
    owed=10_000,
    need_ahead=2_000,
    floor=4_000,
    capital=50_000,
    withdrawn=2_000,
    cap_bp=1_000,
    notice_over=True,
    lock_over=True,
)


def test_a_sound_coop_may_pay():
    assert passed(SOUND)
    assert first_obstacle(SOUND) == ""
    assert [line.code for line in findings(SOUND)] == [
        "suspended",
        "notice",
        "lock",
        "surplus",
        "debts_now",
        "debts_year",
        "floor",
        "cap",
    ]


@pytest.mark.parametrize(
    ("obstacle", "change"),
    [
        ("suspended", {"suspended": True}),
        ("notice", {"notice_over": False}),
        ("lock", {"lock_over": False}),
        ("surplus", {"surplus": 999}),
        ("debts_now", {"owed": 19_001, "need_ahead": 0, "floor": 0}),
        ("debts_year", {"need_ahead": 9_001, "floor": 0}),
        ("floor", {"floor": 9_001}),
        ("cap", {"withdrawn": 4_001}),
    ],
)
def test_each_line_stops_it_by_one_penny(obstacle, change):
    assert first_obstacle(replace(SOUND, **change)) == obstacle
    numbers = {key: value for key, value in change.items() if isinstance(value, int) and not isinstance(value, bool)}
    (key, value), *_rest = numbers.items() if numbers else [("", 0)]
    if key:
        eased = {**change, key: value + 1 if key == "surplus" else value - 1}
        assert first_obstacle(replace(SOUND, **eased)) == ""


def test_the_yearly_room_is_rounded_down_for_those_who_stay():
    assert yearly_room(999, 0, 1_000) == 99
    assert yearly_room(50_000, 4_000, 1_000) == 1_000


@given(
    st.builds(
        Figures,
        **dict.fromkeys(
            ("amount", "surplus", "liquid", "owed", "need_ahead", "floor", "capital", "withdrawn"),
            st.integers(0, 10**9),
        ),
        cap_bp=st.integers(0, 10_000),
        notice_over=st.booleans(),
        lock_over=st.booleans(),
        suspended=st.booleans(),
    )
)
def test_what_is_kept_gives_the_same_answer_again(figures):
    kept = figures.as_data() | {"rules": {"share_withdrawal_cap_bp": 3}}
    assert Figures.from_data(kept) == figures
    assert findings(Figures.from_data(kept)) == findings(figures)
    if passed(figures):
        assert figures.liquid - figures.owed - figures.amount >= figures.floor
        assert (figures.withdrawn + figures.amount) * 10_000 <= figures.capital * figures.cap_bp
