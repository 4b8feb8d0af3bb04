"""Quorum formulas in whole numbers (governance 3.4)."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.quorum import (
    Quorum,
    Tier,
    check_class_quorum,
    check_quorum,
    simple_quorum,
    taking_part,
)
from coop.counting.calculations.tally import Tally
from coop.counting.enums import Combine, Kind
from coop.counting.errors import BadRule

WORKER_CLS = simple_quorum(count=2, percent=50)
FAIRSHARES = Quorum((Tier(3, Fraction(1, 2), up_to=9), Tier(share=Fraction(2, 5), up_to=50), Tier(20)))


@pytest.mark.parametrize(
    ("roll", "worker_cls", "fairshares"),
    [(3, 2, 3), (7, 4, 4), (10, 5, 4), (12, 6, 5), (49, 25, 20), (51, 26, 20), (200, 100, 20)],
)
def test_both_published_formulas_give_their_published_numbers(roll: int, worker_cls: int, fairshares: int) -> None:
    assert WORKER_CLS.needs(roll) == worker_cls
    assert FAIRSHARES.needs(roll) == fairshares


@pytest.mark.parametrize(
    ("percent", "roll", "needed"), [(51, 100, 51), (51, 99, 51), (51, 101, 52), (30, 10, 3), (30, 11, 4), (100, 7, 7)]
)
def test_a_percentage_is_rounded_up_in_whole_numbers(percent: int, roll: int, needed: int) -> None:
    assert simple_quorum(percent=percent).needs(roll) == needed


def test_the_smaller_of_a_number_and_a_share_can_be_asked_for() -> None:
    quorum = simple_quorum(count=20, percent=50, combine=Combine.MIN)
    assert [quorum.needs(roll) for roll in (10, 40, 41, 1000)] == [5, 20, 20, 20]


def test_a_tier_reaches_up_to_and_including_its_upper_end() -> None:
    assert [FAIRSHARES.needs(roll) for roll in (9, 10)] == [5, 4]


def test_one_less_than_needed_is_not_quorate_and_just_enough_is() -> None:
    assert check_quorum(WORKER_CLS, Tally(3, 2, 1), 12).met
    assert not check_quorum(WORKER_CLS, Tally(3, 2), 12).met


def test_the_words_give_the_numbers() -> None:
    assert check_quorum(WORKER_CLS, Tally(3, 2, 1), 12).words == (
        "6 took part out of 12 members; 6 are needed. 6 is at least 6: quorate."
    )
    assert check_quorum(WORKER_CLS, Tally(1), 12, class_name="worker").words == (
        "1 took part out of 12 members of the class “worker”; 6 are needed. 1 is less than 6: not quorate."
    )


def test_only_the_kinds_that_the_rule_lists_count() -> None:
    tally = Tally(for_=5, against=4, abstain=3, blank=2, spoilt=1, present=30)
    assert taking_part(tally, {Kind.FOR, Kind.AGAINST}) == 9
    assert taking_part(tally, {Kind.FOR, Kind.AGAINST, Kind.ABSTAIN}) == 12
    assert taking_part(tally, set(Kind) - {Kind.PRESENT}) == 15
    assert taking_part(tally, {Kind.PRESENT}) == 30


def test_proxies_are_taken_off_unless_the_rule_counts_them() -> None:
    tally = Tally(for_=5, against=4, proxies=3, present=6)
    assert taking_part(tally, {Kind.FOR, Kind.AGAINST}) == 6
    assert taking_part(tally, {Kind.FOR, Kind.AGAINST, Kind.PROXY}) == 9
    assert taking_part(tally, {Kind.PRESENT}) == 6
    assert taking_part(tally, {Kind.PRESENT, Kind.PROXY}) == 9


def test_each_listed_class_must_meet_its_own_quorum() -> None:
    quorums = {"worker": simple_quorum(percent=30), "user": simple_quorum(count=10)}
    rolls = {"worker": 20, "user": 500}
    enough = check_class_quorum(quorums, {"worker": Tally(6), "user": Tally(4, 6)}, rolls)
    assert enough.met
    short = check_class_quorum(quorums, {"worker": Tally(5), "user": Tally(400)}, rolls)
    assert not short.met
    assert [(finding.class_name, finding.met) for finding in short.findings] == [("user", True), ("worker", False)]
    assert not check_class_quorum(quorums, {"worker": Tally(20)}, rolls).met


def test_a_class_with_nobody_on_the_roll_is_left_out_and_reported() -> None:
    quorums = {"worker": simple_quorum(percent=30), "investor": simple_quorum(count=1)}
    result = check_class_quorum(quorums, {"worker": Tally(3)}, {"worker": 10, "investor": 0})
    assert result.met
    assert result.excluded == ("investor",)
    assert result.notes == ("The class “investor” has nobody on the roll and was left out.",)


def test_with_every_listed_class_empty_nothing_is_quorate() -> None:
    result = check_class_quorum({"investor": simple_quorum(percent=1)}, {}, {})
    assert not result.met


def test_a_rule_that_asks_for_nothing_is_always_met() -> None:
    assert check_quorum(simple_quorum(), Tally(), 50).met


@settings(deadline=None)
@given(st.integers(0, 100), st.integers(0, 30), st.integers(0, 5000), st.sampled_from(Combine))
def test_with_no_ballot_at_all_no_quorum_that_asks_for_something_is_met(
    percent: int, count: int, roll: int, combine: Combine
) -> None:
    quorum = simple_quorum(count=count, percent=percent, combine=combine)
    assert check_quorum(quorum, Tally(), roll).met is (percent == 0 and count == 0)


@settings(deadline=None)
@given(st.integers(1, 100), st.integers(1, 5000))
def test_the_rounded_share_is_the_least_whole_number_that_reaches_it(percent: int, roll: int) -> None:
    needed = simple_quorum(percent=percent).needs(roll)
    assert needed * 100 >= percent * roll > (needed - 1) * 100


@pytest.mark.parametrize(
    "tiers",
    [
        (),
        (Tier(3, up_to=9),),
        (Tier(3), Tier(5)),
        (Tier(3, up_to=9), Tier(4, up_to=9), Tier(5)),
        (Tier(-1),),
        (Tier(share=Fraction(3, 2)),),
    ],
)
def test_tiers_that_do_not_cover_every_roll_once_are_refused(tiers: tuple[Tier, ...]) -> None:
    with pytest.raises(BadRule):
        Quorum(tiers)
