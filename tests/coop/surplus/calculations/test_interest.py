"""Share interest."""

from datetime import date
from fractions import Fraction as F

import pytest

from coop.surplus.calculations.interest import inclusive_days, interest_of
from coop.surplus.calculations.problems import CannotAllocate, OutsideBounds
from coop.surplus.calculations.types import Holding, MemberInput
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.profiles import load_profile


def test_both_end_days_count():
    assert inclusive_days(date(2026, 1, 1), date(2026, 12, 31)) == 365
    assert inclusive_days(date(2026, 6, 30), date(2026, 6, 30)) == 1
    assert inclusive_days(date(2026, 7, 1), date(2026, 6, 30)) == 0


def test_interest_is_rounded_down_for_each_member_not_for_each_holding():
    # 1,000.00 at 3 % for 100 days is 8.219..., twice is 16.438...: 16.43, not 2 x 8.21 = 16.42.
    assert interest_of([Holding(100_000, 100)], F(3)) == 821
    assert interest_of([Holding(100_000, 100), Holding(100_000, 100)], F(3)) == 1643


def holder(name, number, principal, days=365):
    return MemberInput(name, number, measures={"hours": F(1)}, holdings=(Holding(principal, days),))


def test_interest_is_paid_in_full_and_in_money():
    members = [holder("ana", 1, 100_000), holder("ben", 2, 50_001, 73)]
    result = allocate(load_profile("us-ma-157b"), 1_000_000, members, {"share_interest.rate": F(5), "members": F(0)})
    assert [(row.interest, row.cash, row.retained) for row in result.members] == [(5000, 5000, 0), (500, 500, 0)]


def test_a_step_with_only_a_rate_may_be_set_by_its_own_name():
    rates = [{"share_interest.rate": F(5)}, {"share_interest": F(5)}]
    one, two = (allocate(load_profile("us-ma-157b"), 1_000_000, [holder("ana", 1, 100)], rate) for rate in rates)
    assert one.document == two.document


def test_it_comes_only_out_of_what_remains():
    members = [holder("ana", 1, 200_000), holder("ben", 2, 100_000)]
    result = allocate(load_profile("us-ma-157b"), 10_000, members, {"share_interest.rate": F(10)})
    step = result.step("share_interest")
    assert step.amount == 8000  # the reserve's 20 % came first
    assert [row.interest for row in result.members] == [5333, 2667]
    assert step.note == "10 % would have taken more than was left; all were cut in proportion."
    assert result.step("members").amount == 0


def test_italy_pays_dividends_only_on_sound_books_and_below_the_postal_bonds():
    profile, members = load_profile("it-2545"), [holder("ana", 1, 100_000)]
    sound = {"equity": 26, "debt": 100, "postal_bond_rate": F("1.5")}
    allowed = allocate(profile, 1_000_000, members, {"share_interest.rate": F(4)}, sound)
    assert allowed.step("share_interest").amount == 4000
    with pytest.raises(OutsideBounds, match=r"4.01 % a year on the shares.*at most 4 %"):
        allocate(profile, 1_000_000, members, {"share_interest.rate": F("4.01")}, sound)
    with pytest.raises(OutsideBounds, match="above 25 % of all the co-op owes"):
        allocate(profile, 1_000_000, members, {"share_interest.rate": F(4)}, sound | {"equity": 25})
    with pytest.raises(CannotAllocate, match="give the facts equity and debt"):
        allocate(profile, 1_000_000, members, {"share_interest.rate": F(4)})
    with pytest.raises(CannotAllocate, match="give the fact 'postal_bond_rate'"):
        allocate(profile, 1_000_000, members, {"share_interest.rate": F(4)}, {"equity": 26, "debt": 100})
    assert "Not allowed unless" in allocate(profile, 1_000_000, members).step("share_interest").note
