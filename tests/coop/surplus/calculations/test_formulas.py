"""The named formulas."""

from fractions import Fraction as F

import pytest

from coop.surplus.calculations.formulas import check_formula, in_words, weights_of
from coop.surplus.calculations.problems import BadProfile, CannotAllocate
from coop.surplus.calculations.types import Formula, MemberInput

ANA = MemberInput("ana", 1, measures={"hours": F(600), "earnings": F(9000), "seniority": F(2)})
BEN = MemberInput("ben", 2, measures={"hours": F(400), "earnings": F(1000)})
SAM = MemberInput("sam", 3, "supporter", measures={"hours": F(100)})
EVA = MemberInput("eva", 4, "employee", measures={"hours": F(400)})
ALL = [ANA, BEN, SAM, EVA]


def proportions(formula, members=ALL):
    weights = weights_of(formula, members)
    return [w / sum(weights) for w in weights]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (Formula("hours"), [F(3, 5), F(2, 5), 0, 0]),
        (Formula("earnings"), [F(9, 10), F(1, 10), 0, 0]),
        (Formula("equal"), [F(1, 2), F(1, 2), 0, 0]),
        (Formula("weighted_sum", weights={"hours": F(10), "earnings": F(1)}), [F(3, 4), F(1, 4), 0, 0]),
        (Formula("normalised_mix", weights={"hours": F(1, 2), "earnings": F(1, 2)}), [F(3, 4), F(1, 4), 0, 0]),
        (Formula("alpha_mix", weights={"hours": F(1, 3), "earnings": F(2, 3)}), [F(4, 5), F(1, 5), 0, 0]),
    ],
    ids=lambda value: value.id if isinstance(value, Formula) else "",
)
def test_each_formula_means_what_it_says(formula, expected):
    check_formula(formula)
    assert proportions(formula) == expected


def test_supporters_never_have_a_part_and_employees_the_fraction_of_their_class():
    formula = Formula("hours", classes={"worker": F(1), "employee": F(1, 4)})
    assert proportions(formula) == [F(6, 11), F(4, 11), 0, F(1, 11)]


def test_seniority_counts_at_most_double():
    assert proportions(Formula("hours", seniority_cap=F(2))) == [F(3, 4), F(1, 4), 0, 0]
    too_old = MemberInput("zed", 9, measures={"hours": F(1), "seniority": F("2.01")})
    with pytest.raises(CannotAllocate, match=r"zed is 2.01; it lies between 1 and 2"):
        weights_of(Formula("hours", seniority_cap=F(2)), [too_old])
    with pytest.raises(BadProfile):
        check_formula(Formula("hours", seniority_cap=F("2.5")))


def test_below_the_threshold_nobody_takes_part():
    assert proportions(Formula("equal", threshold_measure="hours", min_threshold=F(401))) == [1, 0, 0, 0]
    assert proportions(Formula("equal", threshold_measure="hours", min_threshold=F(400))) == [F(1, 2), F(1, 2), 0, 0]


def test_in_a_mix_only_those_who_take_part_count():
    """What a supporter did must not thin out the measure for the others."""
    formula = Formula("normalised_mix", weights={"hours": F(1)})
    assert sum(weights_of(formula, ALL)) == 1


def test_a_mix_leaves_out_what_nobody_has():
    formula = Formula("normalised_mix", weights={"hours": F(1, 2), "community": F(1, 2)})
    assert proportions(formula) == [F(3, 5), F(2, 5), 0, 0]


@pytest.mark.parametrize(
    "formula",
    [
        Formula("luck"),
        Formula("hours", version=2),
        Formula("hours", weights={"hours": F(1)}),
        Formula("weighted_sum"),
        Formula("weighted_sum", weights={"hours": F(0)}),
        Formula("alpha_mix", weights={"hours": F(1, 2)}),
        Formula("hours", classes={}),
        Formula("hours", classes={"worker": F(2)}),
        Formula("hours", max_share=F(0)),
        Formula("hours", min_threshold=F(1)),
    ],
)
def test_a_formula_that_contradicts_itself_is_refused(formula):
    with pytest.raises(BadProfile):
        check_formula(formula)


def test_a_formula_can_say_itself():
    formula = Formula(
        "alpha_mix", weights={"hours": F(3, 4), "earnings": F(1, 4)}, seniority_cap=F(2), max_share=F(20),
        classes={"worker": F(1), "employee": F(1, 4)}, threshold_measure="hours", min_threshold=F(50),
    )  # fmt: skip
    assert in_words(formula) == (
        "A mix: 75 % by each one's share of all hours and 25 % by each one's share of all earnings, times a seniority "
        "coefficient of at most 2; employee at 25 % of the weight; from 50 hours up; nobody more than 20 % of the pool "
        "(formula alpha_mix, version 1)."
    )
