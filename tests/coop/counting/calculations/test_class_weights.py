"""Votes weighed by class, in the three shapes of governance 3.6."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coop.counting.calculations.class_weights import (
    cap_weight,
    capped,
    fixed_shares,
    judge_weighed,
    judge_with_class_veto,
)
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Threshold, Voters, judge
from coop.counting.enums import Base, Divisor, Relation, Subject
from coop.counting.errors import BadRule

MAJORITY = Threshold(Fraction(1, 2), Relation.MORE_THAN)
SOMERSET = {"steward": Fraction(1, 2), "worker": Fraction(1, 4), "investor": Fraction(1, 4)}
VOTES = {"steward": Tally(5, 0), "worker": Tally(0, 9), "investor": Tally(100, 50)}
ROLLS = {"steward": 32, "worker": 9, "investor": 450}
TENTH = Fraction(1, 10)

SMALL = st.integers(0, 60)
TALLIES = st.builds(Tally, SMALL, SMALL, SMALL)


def test_shares_split_among_the_votes_cast_carry_the_published_example() -> None:
    weighed = fixed_shares(SOMERSET, VOTES, ROLLS, Divisor.CLASS_CAST)
    assert (weighed.for_, weighed.against) == (Fraction(2, 3), Fraction(1, 3))
    assert judge_weighed(MAJORITY, weighed).carried


def test_shares_split_among_the_class_roll_lose_the_same_example() -> None:
    weighed = fixed_shares(SOMERSET, VOTES, ROLLS, Divisor.CLASS_ROLL)
    assert (weighed.for_, weighed.against) == (Fraction(77, 576), Fraction(5, 18))
    assert weighed.for_ / (weighed.for_ + weighed.against) == Fraction(77, 237)
    judgement = judge_weighed(MAJORITY, weighed)
    assert not judgement.carried
    assert judgement.findings[0].words == (
        "77/576 weighed votes for; the weighed votes are 79/192. Asked: more than 1/2 of them. "
        "2 x 77/576 = 77/288 is not more than 1 x 79/192 = 79/192: not met."
    )


def test_a_class_that_casts_no_vote_forfeits_its_share_and_that_is_reported() -> None:
    weighed = fixed_shares(SOMERSET, VOTES | {"worker": Tally(abstain=9)}, ROLLS)
    assert (weighed.for_, weighed.against) == (Fraction(1, 2) + Fraction(1, 6), Fraction(1, 12))
    assert weighed.notes == ("The class “worker” cast no vote and forfeits its share of 1/4.",)


def test_a_class_with_no_member_forfeits_its_share() -> None:
    weighed = fixed_shares(SOMERSET, {"steward": Tally(3)}, {"steward": 4, "worker": 5}, Divisor.CLASS_ROLL)
    assert weighed.notes == (
        "The class “investor” has nobody on the roll and forfeits its share of 1/4.",
        "The class “worker” cast no vote and forfeits its share of 1/4.",
    )
    assert weighed.for_ == Fraction(3, 8)


def test_shares_that_do_not_make_a_whole_are_refused() -> None:
    with pytest.raises(BadRule, match="add up to one"):
        fixed_shares({"worker": Fraction(1, 2)}, {}, {})
    with pytest.raises(BadRule, match="add up to one"):
        fixed_shares({"worker": Fraction(1), "user": Fraction(0)}, {}, {})
    with pytest.raises(BadRule, match="“ghost” voted but has no share"):
        fixed_shares(SOMERSET, {"ghost": Tally(1)}, {})
    with pytest.raises(BadRule, match="cast 10 votes, but has 9 members"):
        fixed_shares(SOMERSET, {"worker": Tally(10)}, ROLLS, Divisor.CLASS_ROLL)


@pytest.mark.parametrize(
    ("others", "investors", "weight"),
    [
        (20, 2, Fraction(1)),
        (20, 3, Fraction(20, 27)),
        (20, 30, Fraction(2, 27)),
        (0, 5, Fraction(0)),
        (0, 0, Fraction(1)),
    ],
)
def test_a_cap_of_a_tenth_weighs_investors_as_published(others: int, investors: int, weight: Fraction) -> None:
    assert cap_weight(TENTH, others, investors) == weight


def test_with_only_capped_votes_nothing_carries() -> None:
    weighed = capped(TENTH, {"investor"}, {"investor": Tally(9, 0)})
    assert weighed.for_ == 0
    assert not judge_weighed(Threshold(Fraction(0)), weighed).carried


def test_the_note_says_what_a_capped_vote_counts() -> None:
    tallies = {"investor": Tally(20, 10), "worker": Tally(4, 16)}
    assert capped(TENTH, {"investor"}, tallies).notes == (
        "Votes of “investor” are capped at 1/10 of the whole: each counts 2/27.",
    )
    small = capped(TENTH, {"investor"}, {"investor": Tally(1, 1), "worker": Tally(10, 10)})
    assert small.notes == ("Votes of “investor” stay within the cap of 1/10: each counts 1.",)


def test_investors_cannot_carry_what_the_others_refuse() -> None:
    tallies = {"investor": Tally(400, 0), "worker": Tally(8, 12)}
    assert judge([MAJORITY], sum(tallies.values(), Tally()), Voters()).carried
    assert not judge_weighed(MAJORITY, capped(TENTH, {"investor"}, tallies)).carried


FAIRSHARES = {"labour": Tally(12, 2), "user": Tally(70, 20)}
SPECIAL = Threshold(Fraction(3, 4))
CLASS_ROLLS = Voters(roll=200, class_rolls={"labour": 20, "user": 150, "investor": 30})


def test_one_class_against_stops_a_proposal_that_the_whole_would_carry() -> None:
    lost = judge_with_class_veto(SPECIAL, MAJORITY, FAIRSHARES | {"investor": Tally(4, 5)}, CLASS_ROLLS)
    assert [finding.met for finding in lost.findings] == [True, False, True, True]
    assert lost.findings[0].words.startswith("86 votes for; the votes for and against are 113.")
    assert "of the class “investor”" in lost.findings[1].words
    assert not lost.carried
    assert judge_with_class_veto(SPECIAL, MAJORITY, FAIRSHARES | {"investor": Tally(5, 4)}, CLASS_ROLLS).carried


def test_every_class_in_favour_is_not_enough_without_the_whole() -> None:
    tallies = {"labour": Tally(8, 6), "user": Tally(60, 30)}
    assert not judge_with_class_veto(SPECIAL, MAJORITY, tallies, Voters(class_rolls={"labour": 20, "user": 99})).carried


def test_a_class_with_members_who_cast_no_vote_has_not_agreed() -> None:
    assert not judge_with_class_veto(SPECIAL, MAJORITY, FAIRSHARES, CLASS_ROLLS).carried


def test_a_class_with_nobody_on_the_roll_is_left_out_of_the_veto_and_reported() -> None:
    voters = Voters(class_rolls={"labour": 20, "user": 150, "investor": 0})
    judgement = judge_with_class_veto(SPECIAL, MAJORITY, FAIRSHARES, voters)
    assert judgement.carried
    assert judgement.notes == ("The class “investor” has nobody on the roll and was left out.",)


def test_the_veto_can_be_measured_against_the_roll_of_each_class() -> None:
    half_of_roll = Threshold(Fraction(1, 2), base=Base.ROLL)
    voters = Voters(roll=170, class_rolls={"labour": 24, "user": 140})
    assert judge_with_class_veto(SPECIAL, half_of_roll, FAIRSHARES, voters).carried
    fewer = Voters(roll=170, class_rolls={"labour": 25, "user": 140})
    assert not judge_with_class_veto(SPECIAL, half_of_roll, FAIRSHARES, fewer).carried


def test_a_person_in_two_classes_counts_once_in_the_whole_vote() -> None:
    tallies = {"labour": Tally(3, 1), "user": Tally(3, 1)}
    voters = Voters(class_rolls={"labour": 4, "user": 4})
    judgement = judge_with_class_veto(SPECIAL, MAJORITY, tallies, voters, together=Tally(4, 2))
    assert not judgement.carried
    assert judgement.findings[0].words.startswith("4 votes for; the votes for and against are 6.")


@pytest.mark.parametrize(
    "rule",
    [
        Threshold(Fraction(1, 2), base=Base.ROLL),
        Threshold(Fraction(1, 2), base=Base.CAST),
        Threshold(Fraction(1, 2), subject=Subject.TURNOUT),
    ],
)
def test_weighed_votes_cannot_be_measured_against_people(rule: Threshold) -> None:
    with pytest.raises(BadRule, match="only against the weighed votes"):
        judge_weighed(rule, fixed_shares(SOMERSET, VOTES, ROLLS))


def test_abstentions_take_no_part_in_a_class_share_unless_the_base_counts_them() -> None:
    shares = {"worker": Fraction(3, 5), "user": Fraction(2, 5)}
    tallies = {"worker": Tally(2, 1, 3), "user": Tally(0, 4)}
    plain = fixed_shares(shares, tallies, {})
    assert (plain.for_, plain.against) == (Fraction(2, 5), Fraction(1, 5) + Fraction(2, 5))
    counted = fixed_shares(shares, tallies, {}, count_abstentions=True)
    assert (counted.for_, counted.against, counted.abstain) == (Fraction(1, 5), Fraction(1, 2), Fraction(3, 10))
    assert counted.for_ + counted.against + counted.abstain == 1


def test_a_base_with_abstentions_measures_against_them() -> None:
    rule = Threshold(Fraction(1, 2), base=Base.FOR_AGAINST_ABSTAIN)
    even = fixed_shares({"worker": Fraction(1)}, {"worker": Tally(2, 1, 1)}, {}, count_abstentions=True)
    short = fixed_shares({"worker": Fraction(1)}, {"worker": Tally(2, 1, 2)}, {}, count_abstentions=True)
    assert judge_weighed(rule, even).carried
    assert not judge_weighed(rule, short).carried


@settings(deadline=None)
@given(st.lists(TALLIES, min_size=2, max_size=4), st.integers(181, 300), st.fractions(0, 1, max_denominator=40))
def test_equal_classes_with_equal_shares_give_the_plain_vote(tallies: list[Tally], roll: int, ratio: Fraction) -> None:
    """With the class roll as divisor, every vote weighs the same when the classes are equally large."""
    names = [f"class {number}" for number in range(len(tallies))]
    shares = dict.fromkeys(names, Fraction(1, len(names)))
    by_class = dict(zip(names, tallies, strict=True))
    weighed = fixed_shares(shares, by_class, dict.fromkeys(names, roll), Divisor.CLASS_ROLL)
    rule = Threshold(ratio, Relation.MORE_THAN)
    plain = judge([rule], sum(tallies, Tally()), Voters())
    assert judge_weighed(rule, weighed).carried is plain.carried


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(SOMERSET)), TALLIES),
    st.sampled_from(sorted(SOMERSET)),
    st.sampled_from(Divisor),
)
def test_one_more_vote_for_never_turns_carried_into_lost_in_any_shape(
    tallies: dict[str, Tally], name: str, divisor: Divisor
) -> None:
    rolls = dict.fromkeys(SOMERSET, 500)
    more = tallies | {name: tallies.get(name, Tally()) + Tally(for_=1)}
    for weigh in (
        lambda votes: judge_weighed(MAJORITY, fixed_shares(SOMERSET, votes, rolls, divisor)),
        lambda votes: judge_weighed(MAJORITY, capped(TENTH, {"investor"}, votes)),
        lambda votes: judge_with_class_veto(SPECIAL, MAJORITY, votes, Voters(class_rolls=rolls)),
    ):
        if weigh(tallies).carried:
            assert weigh(more).carried


@settings(deadline=None)
@given(TALLIES, TALLIES, st.fractions(0, "9/10", max_denominator=20))
def test_capped_votes_never_have_more_than_their_cap(investors: Tally, others: Tally, cap: Fraction) -> None:
    assume(others.decided)
    weight = cap_weight(cap, others.decided, investors.decided)
    assert weight <= 1
    assert weight * investors.decided <= cap * (weight * investors.decided + others.decided)
