"""A year that ended below nothing."""

from fractions import Fraction as F

from coop.surplus.calculations.types import MemberInput
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.profiles import load_profile

PLAIN = load_profile("plain")


def people(*capital):
    hours = (500, 300, 200)
    return [
        MemberInput(name, place, measures={"hours": F(hours[place - 1])}, capital=capital[place - 1])
        for place, name in enumerate(("ana", "ben", "cleo"), start=1)
    ]


def amounts(result):
    return {step.code.removeprefix("losses_"): step.amount for step in result.steps}


def test_the_general_reserve_bears_all_it_can_then_half_may_come_from_the_legal_reserve():
    facts = {"general_reserve": 30_000, "legal_reserve": 100_000}
    result = allocate(PLAIN, -100_000, people(0, 0, 0), facts=facts)
    assert amounts(result) == {"general_reserve": -30_000, "legal_reserve": -50_000, "members": 0, "carried": -20_000}
    assert result.is_loss


def test_members_bear_by_their_work_and_never_by_their_capital():
    result = allocate(PLAIN, -1000, people(9000, 500, 400), {"losses_members": F(100)})
    assert [(row.total, row.cash, row.retained) for row in result.members] == [
        (-500, 0, -500), (-300, 0, -300), (-200, 0, -200),
    ]  # fmt: skip


def test_nobody_falls_below_nought_and_the_others_bear_the_rest_in_proportion():
    result = allocate(PLAIN, -1000, people(100, 9000, 9000), {"losses_members": F(100)})
    assert [row.total for row in result.members] == [-100, -540, -360]


def test_what_the_accounts_cannot_bear_is_carried_on():
    result = allocate(PLAIN, -1000, people(100, 50, 0), {"losses_members": F(100)})
    assert [row.total for row in result.members] == [-100, -50, 0]
    assert amounts(result)["carried"] == -850
    assert result.step("losses_members").note == "8.50 is more than the members' accounts hold."


def test_a_reserve_nobody_told_of_is_left_alone_with_a_note():
    result = allocate(PLAIN, -1000, people(0, 0, 0))
    assert amounts(result) == {"general_reserve": 0, "legal_reserve": 0, "members": 0, "carried": -1000}
    assert result.notes == (
        "General reserve covers: left out; give general_reserve to use it.",
        "Legal reserve covers: left out; give legal_reserve to use it.",
    )


def test_settings_for_a_good_year_do_nothing_in_a_bad_one():
    assert allocate(PLAIN, -1000, people(0, 0, 0), {"members": F(80)}).result == -1000
