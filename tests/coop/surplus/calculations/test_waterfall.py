"""The waterfall from a result to everybody's part."""

import json
from datetime import date
from fractions import Fraction as F
from hashlib import sha256

import pytest

from coop.surplus.calculations.problems import CannotAllocate, OutsideBounds
from coop.surplus.calculations.profile_reader import read_profile
from coop.surplus.calculations.types import Formula, Holding, MemberInput
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.profiles import list_profiles, load_profile

ANA = MemberInput("ana", 1, measures={"hours": F(500), "earnings": F(5000)})
BEN = MemberInput("ben", 2, measures={"hours": F(300), "earnings": F(5000)})
CLEO = MemberInput("cleo", 3, measures={"hours": F(200), "earnings": F(0)})
ALL = [ANA, BEN, CLEO]


def amounts(result):
    return {step.code: step.amount for step in result.steps}


def test_half_to_members_by_hours_a_fifth_in_cash_after_what_others_earned():
    """The worked example of a co-op of three, to the cent; the odd cents stay with the collective."""
    result = allocate(load_profile("us-subchapter-t"), 10_000_001, ALL, {"members": F(50)}, {"nonmember_hours": 250})
    assert amounts(result) == {
        "prior_losses": 0, "nonmember_part": 2_000_000, "members": 4_000_000, "general_reserve": 4_000_001,
    }  # fmt: skip
    assert [(row.member, row.total, row.cash, row.retained) for row in result.members] == [
        ("ana", 2_000_000, 400_000, 1_600_000),
        ("ben", 1_200_000, 240_000, 960_000),
        ("cleo", 800_000, 160_000, 640_000),
    ]
    assert result.amount_to("2440") == 4_000_000


def test_employees_in_the_file_are_the_people_who_are_not_members():
    temp = MemberInput("temp", 9, "employee", measures={"hours": F(250)})
    result = allocate(load_profile("us-subchapter-t"), 10_000_001, [*ALL, temp])
    assert result.step("nonmember_part").amount == 2_000_000
    assert [row.total for row in result.members] == [2_000_000, 1_200_000, 800_000, 0]


def test_spain_takes_earlier_losses_first_and_its_percentages_before_tax():
    result = allocate(
        load_profile("es-27-1999"), 9_000_000, ALL,
        facts={"prior_losses": 1_000_000, "tax": 1_000_000, "extra_cooperative_result": 3_000_001},
    )  # fmt: skip
    # co-operative result before tax: 90,000 + 10,000 - 30,000.01 - 10,000 = 59,999.99
    assert amounts(result) == {
        "prior_losses": 1_000_000, "extra_cooperative_reserve": 1_500_000, "mandatory_reserve": 1_199_999,
        "education_fund": 299_999, "members": 2_500_001, "general_reserve": 2_500_001,
    }  # fmt: skip


def test_catalonia_keeps_all_gains_from_selling_assets():
    facts = {"asset_gains": 100_000, "balance_regularisation": 100_001}
    result = allocate(load_profile("es-ct-12-2015"), 1_000_000, ALL, facts=facts)
    assert amounts(result) == {
        "prior_losses": 0, "asset_gains_reserve": 100_000, "regularisation_reserve": 50_000,
        "mandatory_reserve": 159_999, "education_fund": 79_999, "members": 305_001, "general_reserve": 305_001,
    }  # fmt: skip


def test_the_french_legal_reserve_stops_when_it_is_full():
    profile = load_profile("fr-scop-1978")
    nearly = {"legal_reserve": 4_999_000, "highest_capital": 5_000_000}
    assert allocate(profile, 1_000_000, ALL, facts=nearly).step("legal_reserve").amount == 1000
    full = nearly | {"legal_reserve": 6_000_000}
    assert allocate(profile, 1_000_000, ALL, facts=full).step("legal_reserve").amount == 0
    unknown = allocate(profile, 1_000_000, ALL)
    assert unknown.step("legal_reserve").amount == 150_000
    assert unknown.notes == (
        "Legal reserve: it may stop once it is full; give legal_reserve and highest_capital to look at that.",
    )


def test_a_scic_keeps_57_and_a_half_per_cent():
    result = allocate(load_profile("fr-scic"), 1_000_000, ALL)
    assert amounts(result) == {
        "legal_reserve": 150_000, "statutory_reserve": 425_000, "share_interest": 0, "other_reserve": 425_000,
    }  # fmt: skip


def test_mondragon_is_45_45_10_and_all_of_the_members_part_stays_as_capital():
    result = allocate(load_profile("mondragon"), 1_000_001, ALL)
    assert amounts(result) == {"members": 450_000, "social_fund": 100_000, "reserve": 450_001}
    assert [(row.cash, row.retained) for row in result.members] == [(0, 225_000), (0, 135_000), (0, 90_000)]


def test_what_is_left_has_bounds_too():
    profile = load_profile("mondragon")
    assert allocate(profile, 1_000_000, ALL, {"members": F(70)}).step("reserve").amount == 200_000
    odd = allocate(profile, 1_000_003, ALL, {"members": F(30)})  # odd cents may pass the most by a cent a step
    assert odd.step("reserve").amount == 600_003
    with pytest.raises(OutsideBounds, match=r"'social_fund'.*11 % is outside.*at most 10 %"):
        allocate(profile, 1_000_000, ALL, {"social_fund": F(11)})
    with pytest.raises(OutsideBounds, match=r"'members'.*29 %.*at least 30 %"):
        allocate(profile, 1_000_000, ALL, {"members": F(29)})


def test_a_new_co_op_in_the_philippines_puts_half_by():
    profile = load_profile("ph-ra-9520")
    new, old = {"years_registered": 4}, {"years_registered": 5}
    assert allocate(profile, 1_000_000, ALL, facts=old).step("reserve_fund").amount == 100_000
    with pytest.raises(OutsideBounds, match=r"10 % is outside the bounds: the law wants at least 50 %"):
        allocate(profile, 1_000_000, ALL, facts=new)
    half = allocate(profile, 1_000_000, ALL, {"reserve_fund": F(50)}, new)
    assert (half.step("reserve_fund").amount, half.notes) == (500_000, ())


def test_a_percentage_outside_the_law_is_refused_with_step_bound_and_citation():
    with pytest.raises(OutsideBounds) as refused:
        allocate(load_profile("es-27-1999"), 1_000_000, ALL, {"mandatory_reserve": F("19.99")})
    assert refused.value.step == "mandatory_reserve"
    assert refused.value.citation == "Ley 27/1999, de 16 de julio, de Cooperativas (use of the surplus)"
    assert str(refused.value) == (
        "Step 'mandatory_reserve' (Mandatory reserve (FRO)): 19.99 % is outside the bounds: "
        "the law wants at least 20 % (Ley 27/1999, de 16 de julio, de Cooperativas (use of the surplus))."
    )


def test_the_part_paid_out_has_bounds_too():
    with pytest.raises(OutsideBounds, match=r"the part paid out: 19.9 %.*1\.1388-1\(c\)\(1\)"):
        allocate(load_profile("us-subchapter-t"), 1_000_000, ALL, {"members.cash": F("19.9")})


def test_two_steps_are_held_to_each_other():
    profile = load_profile("uk-worker-cls")
    everybody = [*ALL, MemberInput("ines", 7, "supporter", holdings=(Holding(100),))]
    even = allocate(profile, 1_000_000, everybody, {"members": F(20), "equity_dividend": F(20)})
    assert amounts(even) == {
        "prior_losses": 0, "members": 200_000, "equity_dividend": 200_000, "general_reserve": 600_000,
    }  # fmt: skip
    with pytest.raises(OutsideBounds, match="at most 100 % of members"):
        allocate(profile, 1_000_000, everybody, {"members": F(20), "equity_dividend": F(21)})
    with pytest.raises(OutsideBounds, match=r"together with members: .* at most 50 % of distributable"):
        allocate(profile, 1_000_000, everybody, {"members": F(31), "equity_dividend": F(20)})


def test_a_result_too_small_for_its_minima_leaves_nobody_below_nought():
    """Spain takes 50 % of outside profit and 25 % of the rest before tax; a heavy tax leaves less than that."""
    facts = {"extra_cooperative_result": 100, "tax": 1000}
    result = allocate(load_profile("es-27-1999"), 100, ALL, facts=facts)
    assert amounts(result) == {
        "prior_losses": 0, "extra_cooperative_reserve": 50, "mandatory_reserve": 50, "education_fund": 0,
        "members": 0, "general_reserve": 0,
    }  # fmt: skip
    assert result.step("mandatory_reserve").note == "It would have been 2.00, but only 0.50 was left."


def test_earlier_losses_take_no_more_than_there_is():
    result = allocate(load_profile("plain"), 1000, ALL, facts={"prior_losses": 1500})
    assert amounts(result)["prior_losses"] == 1000
    assert result.step("prior_losses").note == "5.00 could not be covered."


def profile_with(step, **more):
    return read_profile(
        {
            "id": "own", "version": 1, "title": "Own", "jurisdiction": "",
            "sources": {"meeting": {"kind": "meeting"}},
            "steps": [
                {"source": "meeting", "sink": "2440", "title": "A step", **step},
                {"code": "rest", "title": "Rest", "kind": "remainder", "sink": "3120", "source": "meeting"},
            ],
            "losses": [{"code": "c", "title": "C", "kind": "carried", "sink": "3300", "source": "meeting"}],
            **more,
        }
    )  # fmt: skip


def test_a_surplus_is_split_between_classes_and_then_inside_each():
    profile = profile_with(
        {
            "code": "split", "kind": "class_split", "base": "result", "percent": "100",
            "class_percent": {"musician": "45", "fan": "35", "crew": "20"}, "formula": {"id": "hours"},
        }
    )  # fmt: skip
    people = [
        MemberInput("mo", 1, "musician", measures={"hours": F(2)}),
        MemberInput("mia", 2, "musician", measures={"hours": F(1)}),
        MemberInput("fay", 3, "fan", measures={"hours": F(9)}),
        MemberInput("cy", 4, "crew", measures={"hours": F(1)}),
    ]
    result = allocate(profile, 100_000_000, people)
    assert dict(result.steps[0].pools) == {"musician": 45_000_000, "fan": 35_000_000, "crew": 20_000_000}
    assert [row.total for row in result.members] == [30_000_000, 15_000_000, 35_000_000, 20_000_000]

    empty = allocate(profile, 100_000_000, people[:3])
    assert amounts(empty) == {"split": 80_000_000, "rest": 20_000_000}
    assert empty.notes == ("A step: nobody in the class crew has a part, so 200,000.00 stays.",)

    with pytest.raises(CannotAllocate, match="the classes get 105 % together; it must be 100 %"):
        allocate(profile, 100, people, {"split.fan": F(40)})


def test_a_fund_is_filled_up_to_its_target():
    profile = profile_with(
        {
            "code": "buffer", "kind": "to_target", "sink": "3120", "base": "result", "percent": "50",
            "stop_when": {"balance": "general_reserve", "reaches": "reserve_target"},
        }
    )  # fmt: skip
    facts = {"general_reserve": 900, "reserve_target": 1000}
    assert amounts(allocate(profile, 150, [], facts=facts)) == {"buffer": 75, "rest": 75}
    assert amounts(allocate(profile, 1000, [], facts=facts)) == {"buffer": 100, "rest": 900}
    assert amounts(allocate(profile, 1000, []))["buffer"] == 0


def test_what_nobody_may_have_because_of_the_most_stays():
    profile = profile_with(
        {
            "code": "members", "kind": "patronage", "base": "result", "percent": "100",
            "formula": {"id": "hours", "max_share": "30"},
        }
    )  # fmt: skip
    result = allocate(profile, 1000, ALL)
    assert [row.total for row in result.members] == [300, 300, 300]
    assert amounts(result) == {"members": 900, "rest": 100}
    assert result.steps[0].note == "1.00 stays, because nobody may have more than 30 %."


def test_another_formula_can_be_chosen_and_its_meaning_is_frozen():
    result = allocate(load_profile("plain"), 1_000_000, ALL, formulas={"members": Formula("earnings")})
    assert [row.total for row in result.members] == [166_250, 166_250, 0]
    step = next(s for s in json.loads(result.document)["steps"] if s["code"] == "members")
    assert step["formula"]["id"] == "earnings"


def test_without_hours_the_next_measure_of_the_profile_counts():
    people = [MemberInput("ana", 1, measures={"earnings": F(3)}), MemberInput("ben", 2, measures={"earnings": F(1)})]
    result = allocate(load_profile("plain"), 1_000_000, people)
    assert result.step("members").formula.id == "earnings"
    nobody = [MemberInput("ana", 1, measures={"kindness": F(3)})]  # equal shares must be chosen, never fallen into
    with pytest.raises(CannotAllocate, match="shares by hours or earnings or purchases, but nobody"):
        allocate(load_profile("plain"), 1_000_000, nobody)


def test_the_same_inputs_give_the_same_bytes_in_any_order():
    one = allocate(load_profile("plain"), 1_000_001, ALL, year_end=date(2026, 12, 31), unit="GBP")
    two = allocate(load_profile("plain"), 1_000_001, ALL[::-1], year_end=date(2026, 12, 31), unit="GBP")
    assert one.document == two.document
    assert one.sha256 == sha256(one.document).hexdigest()
    assert one.members == two.members


def test_the_document_changes_with_everything_that_went_in():
    plain = load_profile("plain")
    hashes = [
        allocate(plain, 1_000_001, ALL).sha256,
        allocate(plain, 1_000_001, ALL, unit="GBP").sha256,
        allocate(plain, 1_000_001, ALL, year_end=date(2026, 12, 31)).sha256,
        allocate(plain, 1_000_001, ALL, facts={"tax": 1}).sha256,
        allocate(plain, 1_000_001, ALL, {"solidarity_fund": F(1)}).sha256,
        allocate(plain, 1_000_001, [*ALL, MemberInput("dan", 4)]).sha256,
    ]
    assert len(set(hashes)) == len(hashes)


def test_law_that_is_not_in_force_yet_binds_nobody():
    before = allocate(load_profile("it-2545"), 1000, ALL, {"legal_reserve": F(30)}, year_end=date(2003, 12, 31))
    assert "mutual_fund" not in amounts(before)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"members": [ANA, ANA]}, "ana is there twice"),
        ({"members": [ANA, MemberInput("ben", 1)]}, "ben and ana have the same number 1"),
        ({"members": [MemberInput("ana", 1, measures={"hours": F(-1)})]}, "hours cannot be below nought"),
        ({"settings": {"bonus": F(1)}}, "There is no step 'bonus' to set"),
        ({"settings": {"prior_losses": F(1)}}, "has no percentage to set"),
        ({"settings": {"members": F(101)}}, "101 % is not between 0 % and 100 %"),
        ({"facts": {"luck": 7}}, "There is no fact called 'luck'"),
        ({"facts": {"tax": -7}}, "cannot be below nought"),
        ({"result_minor": 2**53}, "The result is larger than"),
    ],
)
def test_what_cannot_be_is_refused_in_words(change, told):
    inputs = {"profile": load_profile("plain"), "result_minor": 1000, "members": ALL} | change
    with pytest.raises(CannotAllocate, match=told):
        allocate(**inputs)


def test_no_step_may_starve_a_later_one_of_what_the_law_wants_for_it():
    profile, facts = load_profile("es-27-1999"), {"tax": 500}
    with pytest.raises(CannotAllocate, match="mandatory_reserve, education_fund take 101 % of the base 'cooperative'"):
        allocate(profile, 1000, ALL, {"mandatory_reserve": F(96)})
    with pytest.raises(OutsideBounds, match=r"'education_fund'.*0.00 left for it.*mandatory_reserve can take less"):
        allocate(profile, 1000, ALL, {"mandatory_reserve": F(90)}, facts)
    assert allocate(profile, 1000, ALL, {"mandatory_reserve": F(60)}, facts).step("education_fund").amount == 75


def test_steps_that_take_more_than_all_of_the_result_are_refused():
    with pytest.raises(CannotAllocate, match="take 110 % of the result together"):
        allocate(load_profile("fr-scop-1978"), 1000, ALL, {"workers": F(95)})


@pytest.mark.parametrize("profile", list_profiles(), ids=lambda profile: profile.id)
def test_a_year_with_nothing_and_a_year_with_a_penny_add_up_everywhere(profile):
    for result in (0, 1, 2, -1):
        outcome = allocate(profile, result, ALL)
        assert sum(step.amount for step in outcome.steps) == result
