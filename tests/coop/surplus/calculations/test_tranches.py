"""Retained patronage paid back, the oldest year first."""

import pytest

from coop.surplus.calculations.tranches import Tranche, due, instalments, pay_back

ANA23, BEN23 = Tranche("ana", 1, 2023, 600), Tranche("ben", 2, 2023, 300)
ANA24, CLEO24 = Tranche("ana", 1, 2024, 100), Tranche("cleo", 3, 2024, 101)
ALL = [CLEO24, ANA24, BEN23, ANA23]


def test_a_whole_year_comes_before_the_next_and_the_last_is_shared_in_proportion():
    assert pay_back(ALL, 1000) == [(ANA23, 600), (BEN23, 300), (ANA24, 50), (CLEO24, 50)]
    assert pay_back(ALL, 100) == [(ANA23, 67), (BEN23, 33)]


def test_there_is_never_more_paid_than_there_is():
    assert sum(amount for _, amount in pay_back(ALL, 10_000)) == 1101
    assert pay_back(ALL, 0) == []
    with pytest.raises(ValueError, match="not below nought"):
        pay_back(ALL, -1)


def test_a_tranche_is_due_after_its_years():
    assert due(ALL, year=2026, after_years=3) == [ANA23, BEN23]
    assert due(ALL, year=2027, after_years=3) == [ANA23, BEN23, ANA24, CLEO24]
    assert due([Tranche("ana", 1, 2020, 0)], year=2026, after_years=3) == []


def test_an_exit_in_instalments_adds_up():
    assert instalments(10_001, [30, 35, 35]) == [3000, 3500, 3501]
    with pytest.raises(ValueError, match="add up to 100 %"):
        instalments(100, [30, 35])
