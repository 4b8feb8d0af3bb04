"""Thresholds as inequalities between whole numbers (governance 3.5)."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Threshold, Voters, find_out, judge
from coop.counting.enums import Base, Relation, Subject
from coop.counting.errors import BadRule

HALF, THREE_QUARTERS = Fraction(1, 2), Fraction(3, 4)
MORE_THAN_HALF = Threshold(HALF, Relation.MORE_THAN)
AT_LEAST_HALF = Threshold(HALF, Relation.AT_LEAST)
SPECIAL = Threshold(THREE_QUARTERS)

NUMBERS = st.integers(min_value=0, max_value=400)
TALLIES = st.builds(Tally, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
RATIOS = st.fractions(min_value=0, max_value=1, max_denominator=100)
PLAIN_BASES = st.sampled_from([base for base in Base if base not in (Base.CLASS_ROLL, Base.CLASS_CAST)])


def carried(rule: Threshold, tally: Tally, voters: Voters | None = None) -> bool:
    return judge([rule], tally, voters or Voters()).carried


@pytest.mark.parametrize(
    ("for_", "against", "strict", "loose"),
    [(50, 50, False, True), (51, 50, True, True), (50, 51, False, False), (1, 0, True, True), (0, 1, False, False)],
)
def test_an_even_vote_passes_only_where_the_rule_says_at_least_half(
    for_: int, against: int, strict: bool, loose: bool
) -> None:
    assert carried(MORE_THAN_HALF, Tally(for_, against)) is strict
    assert carried(AT_LEAST_HALF, Tally(for_, against)) is loose


@pytest.mark.parametrize(
    ("for_", "against", "expected"), [(30, 10, True), (29, 10, False), (3, 1, True), (74, 26, False)]
)
def test_a_special_resolution_needs_three_quarters_and_exactly_that_is_enough(
    for_: int, against: int, expected: bool
) -> None:
    assert carried(SPECIAL, Tally(for_, against)) is expected


def test_twenty_nine_of_fifty_is_fifty_eight_per_cent() -> None:
    """In floating point 0.58 x 50 is 28.999999999999996 or 29.000000000000004, depending on who multiplies."""
    rule = Threshold(Fraction(58, 100))
    assert carried(rule, Tally(29, 21))
    assert not carried(rule, Tally(28, 22))


def test_more_than_half_and_at_least_fifty_one_per_cent_differ() -> None:
    fifty_one = Threshold(Fraction(51, 100))
    assert carried(MORE_THAN_HALF, Tally(101, 99))
    assert not carried(fifty_one, Tally(101, 99))
    assert carried(fifty_one, Tally(102, 98))


def test_each_base_counts_the_papers_it_names() -> None:
    tally = Tally(for_=40, against=20, abstain=10, blank=6, spoilt=4)
    voters = Voters(roll=100, present=90)
    bases = {
        Base.FOR_AGAINST: 60,
        Base.FOR_AGAINST_ABSTAIN: 70,
        Base.VALID: 70,
        Base.CAST: 80,
        Base.ROLL: 100,
        Base.ROLL_PRESENT: 90,
    }
    for base, size in bases.items():
        exactly = Threshold(Fraction(40, size), Relation.AT_LEAST, base)
        assert judge([exactly], tally, voters).carried, base
        assert not judge([Threshold(Fraction(40, size), Relation.MORE_THAN, base)], tally, voters).carried, base
        assert judge([exactly], tally, voters).findings[0].right == exactly.ratio.numerator * size, base


def test_a_class_base_is_the_roll_or_the_votes_of_that_class() -> None:
    classes = {"worker": Tally(6, 2), "user": Tally(1, 50)}
    voters = Voters(roll=100, class_rolls={"worker": 12, "user": 88})
    half_roll = Threshold(HALF, base=Base.CLASS_ROLL, class_name="worker")
    cast = Threshold(THREE_QUARTERS, base=Base.CLASS_CAST, class_name="worker")
    whole = Tally(7, 52)
    assert judge([half_roll, cast], whole, voters, classes=classes).carried
    assert not judge(
        [Threshold(HALF, Relation.MORE_THAN, Base.CLASS_ROLL, class_name="worker")], whole, voters, classes=classes
    ).carried
    assert not judge([Threshold(HALF, base=Base.CLASS_ROLL, class_name="user")], whole, voters, classes=classes).carried


def test_a_written_resolution_is_measured_against_everyone_on_the_roll() -> None:
    ordinary = Threshold(Fraction(51, 100), base=Base.ROLL)
    assert carried(ordinary, Tally(51), Voters(roll=100))
    assert not carried(ordinary, Tally(50, 0), Voters(roll=100))
    assert not carried(ordinary, Tally(51), Voters(roll=101))


def test_an_entrenched_clause_needs_every_member() -> None:
    rule = Threshold(Fraction(1), base=Base.ROLL)
    assert carried(rule, Tally(12), Voters(roll=12))
    assert not carried(rule, Tally(11), Voters(roll=12))


def test_two_thirds_and_three_quarters_of_the_roll_for_a_dissolution() -> None:
    assert carried(Threshold(Fraction(2, 3)), Tally(2, 1))
    assert not carried(Threshold(Fraction(2, 3)), Tally(199, 100))
    assert carried(Threshold(THREE_QUARTERS, base=Base.ROLL), Tally(75), Voters(roll=100))
    assert not carried(Threshold(THREE_QUARTERS, base=Base.ROLL), Tally(74), Voters(roll=100))


def test_the_audit_may_be_disapplied_only_with_few_against_by_both_measures() -> None:
    rules = [
        Threshold(Fraction(1, 5), Relation.LESS_THAN, Base.CAST, Subject.AGAINST),
        Threshold(Fraction(1, 10), Relation.LESS_THAN, Base.ROLL, Subject.AGAINST),
    ]
    assert judge(rules, Tally(41, 9), Voters(roll=100)).carried
    assert not judge(rules, Tally(40, 10), Voters(roll=200)).carried
    assert not judge(rules, Tally(90, 10), Voters(roll=100)).carried


def test_a_turnout_threshold_counts_every_paper_in_the_box() -> None:
    rule = Threshold(HALF, base=Base.ROLL, subject=Subject.TURNOUT)
    assert carried(rule, Tally(20, 10, 10, 5, 5), Voters(roll=100))
    assert not carried(rule, Tally(20, 10, 10, 5, 4), Voters(roll=100))


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("ratio", [Fraction(0), HALF, Fraction(1)])
def test_with_nothing_to_measure_against_nothing_is_carried(relation: Relation, ratio: Fraction) -> None:
    assert not carried(Threshold(ratio, relation), Tally(abstain=9))
    assert "with nothing to measure against" in judge([Threshold(ratio, relation)], Tally(), Voters()).findings[0].words


def test_the_words_say_which_inequality_held_with_its_numbers() -> None:
    met = judge([SPECIAL], Tally(30, 10), Voters()).findings[0]
    assert met.words == (
        "30 votes for; the votes for and against are 40. Asked: at least 3/4 of them. "
        "4 x 30 = 120 is at least 3 x 40 = 120: met."
    )
    failed = judge([MORE_THAN_HALF], Tally(1, 1), Voters()).findings[0]
    assert failed.words == (
        "1 vote for; the votes for and against are 2. Asked: more than 1/2 of them. "
        "2 x 1 = 2 is not more than 1 x 2 = 2: not met."
    )
    against = judge([Threshold(Fraction(1, 5), Relation.LESS_THAN, Base.CAST, Subject.AGAINST)], Tally(8, 2), Voters())
    assert against.findings[0].words.endswith("5 x 2 = 10 is not less than 1 x 10 = 10: not met.")


def test_every_threshold_must_be_met() -> None:
    roll = Threshold(HALF, base=Base.ROLL)
    judgement = judge([SPECIAL, roll], Tally(30, 10), Voters(roll=61))
    assert [finding.met for finding in judgement.findings] == [True, False]
    assert not judgement.carried


def test_a_rule_that_cannot_be_applied_is_refused() -> None:
    with pytest.raises(BadRule, match="at least one threshold"):
        judge([], Tally(1), Voters())
    with pytest.raises(BadRule, match="between 0 and 1"):
        Threshold(Fraction(5, 4))
    with pytest.raises(BadRule, match="between 0 and 1"):
        Threshold(0.5)  # type: ignore[arg-type]
    with pytest.raises(BadRule, match="names a class"):
        Threshold(HALF, base=Base.CLASS_ROLL)
    with pytest.raises(BadRule, match="names a class"):
        Threshold(HALF, class_name="worker")
    with pytest.raises(BadRule, match="no figures for the class “worker”"):
        judge([Threshold(HALF, base=Base.CLASS_CAST, class_name="worker")], Tally(1), Voters())


@settings(deadline=None)
@given(TALLIES, RATIOS, st.sampled_from([Relation.AT_LEAST, Relation.MORE_THAN]), PLAIN_BASES, NUMBERS, NUMBERS)
def test_one_more_vote_for_never_turns_carried_into_lost(
    tally: Tally, ratio: Fraction, relation: Relation, base: Base, roll: int, present: int
) -> None:
    rule, voters = Threshold(ratio, relation, base), Voters(roll, present)
    if carried(rule, tally, voters):
        assert carried(rule, tally + Tally(for_=1), voters)


@settings(deadline=None)
@given(TALLIES, RATIOS, st.sampled_from(Relation), PLAIN_BASES, st.integers(2, 9))
def test_copying_every_vote_changes_nothing(
    tally: Tally, ratio: Fraction, relation: Relation, base: Base, times: int
) -> None:
    rule, voters = Threshold(ratio, relation, base), Voters(tally.cast + 3, tally.cast)
    many = sum([tally] * times, Tally())
    assert carried(rule, tally, voters) is carried(rule, many, Voters(voters.roll * times, voters.present * times))


@settings(deadline=None)
@given(NUMBERS, NUMBERS, RATIOS)
def test_the_inequality_agrees_with_dividing_exactly(number: int, base: int, ratio: Fraction) -> None:
    at_least = find_out(Threshold(ratio), number, base).met
    more_than = find_out(Threshold(ratio, Relation.MORE_THAN), number, base).met
    less_than = find_out(Threshold(ratio, Relation.LESS_THAN), number, base).met
    assert at_least is (base > 0 and Fraction(number, base) >= ratio)
    assert more_than is (base > 0 and Fraction(number, base) > ratio)
    assert less_than is (base > 0 and Fraction(number, base) < ratio)
