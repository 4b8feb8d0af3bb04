"""A yes-or-no decision from beginning to end."""

from fractions import Fraction

import pytest

from coop.counting.calculations.quorum import simple_quorum
from coop.counting.calculations.resolution import (
    Cap,
    ClassVeto,
    FixedShares,
    Outcome,
    ResolutionRule,
    count_resolution,
)
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Threshold, Voters
from coop.counting.enums import Base, Divisor, Relation
from coop.counting.errors import BadRule

MAJORITY = Threshold(Fraction(1, 2), Relation.MORE_THAN)
SPECIAL = Threshold(Fraction(3, 4))
ORDINARY = ResolutionRule((MAJORITY,), simple_quorum(count=2, percent=50))


def outcome(rule: ResolutionRule, tally: Tally, roll: int = 20) -> Outcome:
    return count_resolution(rule, tally, Voters(roll)).outcome


def test_a_proposal_carries_with_quorum_and_majority() -> None:
    assert outcome(ORDINARY, Tally(6, 4)) is Outcome.CARRIED


def test_a_tie_is_lost_and_nobody_has_a_casting_vote() -> None:
    assert outcome(ORDINARY, Tally(5, 5)) is Outcome.LOST


def test_without_a_quorum_nothing_is_decided_however_clear_the_vote() -> None:
    assert outcome(ORDINARY, Tally(9, 0)) is Outcome.INQUORATE
    assert outcome(ORDINARY, Tally(9, 0, 1)) is Outcome.CARRIED


def test_an_extraordinary_e_vote_needs_51_per_cent_voting_and_75_per_cent_of_them_in_favour() -> None:
    rule = ResolutionRule((SPECIAL,), simple_quorum(percent=51))
    assert outcome(rule, Tally(39, 12), 100) is Outcome.CARRIED
    assert outcome(rule, Tally(38, 13), 100) is Outcome.LOST
    assert outcome(rule, Tally(50, 0), 100) is Outcome.INQUORATE


def test_the_first_stage_of_a_conversion_needs_half_the_roll_to_vote_and_three_quarters_in_favour() -> None:
    rule = ResolutionRule((SPECIAL, Threshold(Fraction(1, 2), base=Base.ROLL)))
    assert outcome(rule, Tally(50, 10), 100) is Outcome.CARRIED
    assert outcome(rule, Tally(49, 0), 100) is Outcome.LOST


def test_the_quorum_of_every_listed_class_is_needed() -> None:
    rule = ResolutionRule((MAJORITY,), class_quorums={"worker": simple_quorum(percent=30)})
    voters = Voters(60, class_rolls={"worker": 10, "user": 50})
    few = {"worker": Tally(2), "user": Tally(30)}
    enough = {"worker": Tally(3), "user": Tally(30)}
    assert count_resolution(rule, Tally(32), voters, few).outcome is Outcome.INQUORATE
    assert count_resolution(rule, Tally(33), voters, enough).outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    ("weighting", "expected"),
    [
        (None, Outcome.CARRIED),
        (
            FixedShares({"steward": Fraction(1, 2), "worker": Fraction(1, 4), "investor": Fraction(1, 4)}),
            Outcome.CARRIED,
        ),
        (
            FixedShares(
                {"steward": Fraction(1, 2), "worker": Fraction(1, 4), "investor": Fraction(1, 4)}, Divisor.CLASS_ROLL
            ),
            Outcome.LOST,
        ),
        (Cap(Fraction(1, 10), frozenset({"investor"})), Outcome.LOST),
        (ClassVeto(MAJORITY), Outcome.LOST),
    ],
)
def test_the_same_votes_under_each_shape_of_weighting(weighting: object, expected: Outcome) -> None:
    classes = {"steward": Tally(5, 0), "worker": Tally(0, 9), "investor": Tally(100, 50)}
    voters = Voters(491, class_rolls={"steward": 32, "worker": 9, "investor": 450})
    rule = ResolutionRule((MAJORITY,), weighting=weighting)  # type: ignore[arg-type]
    assert count_resolution(rule, Tally(105, 59), voters, classes).outcome is expected


def test_a_base_with_abstentions_shares_the_class_share_among_them_too() -> None:
    """All of the users abstain: they forfeit their share of the votes for and against, but not of all three."""
    shares = FixedShares({"worker": Fraction(1, 2), "user": Fraction(1, 2)})
    classes = {"worker": Tally(3, 1), "user": Tally(0, 0, 9)}
    voters = Voters(20, class_rolls={"worker": 8, "user": 12})
    plain = ResolutionRule((MAJORITY,), weighting=shares)
    assert count_resolution(plain, Tally(3, 1, 9), voters, classes).outcome is Outcome.CARRIED
    counted = Threshold(Fraction(1, 2), Relation.MORE_THAN, Base.FOR_AGAINST_ABSTAIN)
    strict = ResolutionRule((counted,), weighting=shares)
    assert count_resolution(strict, Tally(3, 1, 9), voters, classes).outcome is Outcome.LOST


def test_the_notes_of_quorum_and_weights_are_told_together() -> None:
    rule = ResolutionRule(
        (MAJORITY,),
        class_quorums={"ghost": simple_quorum(count=1), "worker": simple_quorum(count=1)},
        weighting=Cap(Fraction(1, 10), frozenset({"ghost"})),
    )
    result = count_resolution(rule, Tally(3), Voters(9, class_rolls={"worker": 9}), {"worker": Tally(3)})
    assert result.notes == (
        "The class “ghost” has nobody on the roll and was left out.",
        "Votes of “ghost” stay within the cap of 1/10: each counts 1.",
    )


def test_a_rule_without_a_threshold_or_with_weights_and_two_is_refused() -> None:
    with pytest.raises(BadRule, match="at least one threshold"):
        ResolutionRule(())
    with pytest.raises(BadRule, match="has one threshold"):
        ResolutionRule((MAJORITY, SPECIAL), weighting=ClassVeto(MAJORITY))
