"""Corrections: what is added is what is set off, whoever is concerned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.surplus.calculations.correction import Delta, Outcome, deltas, paired


def test_who_got_too_little_gets_the_rest_and_who_had_too_much_has_it_set_off():
    before = {"anna": Outcome(6000, 2400), "ben": Outcome(4000, 1600), "cleo": Outcome(500, 200)}
    after = {"anna": Outcome(5000, 2000), "ben": Outcome(5000, 2000), "cleo": Outcome(500, 200)}
    assert deltas(before, after) == [Delta("anna", 0, 0, 1000), Delta("ben", 400, 600, 0)]


def test_the_paid_part_of_what_is_added_is_rounded_up():
    assert deltas({}, {"ben": Outcome(101, 34)}) == [Delta("ben", 34, 67, 0)]
    assert deltas({"ben": Outcome(100, 33)}, {"ben": Outcome(101, 34)}) == [Delta("ben", 1, 0, 0)]


def test_somebody_who_was_forgotten_altogether_is_there_now():
    assert deltas({"anna": Outcome(900, 900)}, {"anna": Outcome(600, 600), "ben": Outcome(300, 300)}) == [
        Delta("anna", 0, 0, 300),
        Delta("ben", 300, 0, 0),
    ]


def test_what_does_not_come_to_nought_is_refused():
    with pytest.raises(ValueError, match="adds what it sets off"):
        paired([Delta("anna", 10, 0, 0), Delta("ben", 0, 0, 9)])


amounts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10_000), min_size=1)


@given(before=amounts, after=amounts)
def test_every_penny_goes_from_one_debt_to_one_claim(before, after):
    missing = sum(before.values()) - sum(after.values())
    (after if missing > 0 else before)["z"] = abs(missing)
    was, now = ({name: Outcome(total, total // 3) for name, total in side.items()} for side in (before, after))
    found = deltas(was, now)
    pairs = paired(found)
    assert all(amount > 0 for *_rest, amount in pairs)
    for one in found:
        assert sum(amount for debtor, _o, _s, amount in pairs if debtor == one.member) == one.set_off
        assert sum(a for _d, owner, sort, a in pairs if (owner, sort) == (one.member, "cash")) == one.cash
        assert sum(a for _d, owner, sort, a in pairs if (owner, sort) == (one.member, "retained")) == one.retained
