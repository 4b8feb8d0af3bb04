"""One amount in three parts that always mean the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money.calculations.money import Money
from foundation.ui.calculations.money_bar import MoneyBar, money_bar


def pounds(minor):
    return Money(minor, "GBP")


def test_the_parts_come_in_one_order_with_what_people_read():
    bar = money_bar(worker=pounds(5520), coop=pounds(342), outside=pounds(138))
    assert [(p.kind, p.amount.minor, p.percent, p.start, p.width) for p in bar.parts] == [
        ("worker", 5520, "92 %", "0.00%", "92.00%"),
        ("coop", 342, "6 %", "92.00%", "5.70%"),
        ("outside", 138, "2 %", "97.70%", "2.30%"),
    ]
    assert bar.total == pounds(6000)


def test_a_part_of_nothing_is_left_out():
    assert [p.kind for p in money_bar(worker=pounds(100), coop=pounds(0)).parts] == ["worker"]


def test_a_small_part_is_never_read_as_none():
    bar = money_bar(worker=pounds(100_000), coop=pounds(1))
    assert [p.percent for p in bar.parts] == ["100 %", "<1 %"]


def test_nothing_at_all_has_no_parts():
    assert money_bar(worker=pounds(0), coop=pounds(0)) == MoneyBar(pounds(0), ())


def test_a_negative_part_is_refused():
    with pytest.raises(ValueError, match="negative"):
        money_bar(worker=pounds(100), coop=pounds(-1))


def test_two_currencies_do_not_mix():
    with pytest.raises(ValueError, match="mix"):
        money_bar(worker=pounds(100), coop=Money(1, "EUR"))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_widths_fill_the_bar_without_gap_or_overlap(worker, coop, outside):
    bar = money_bar(worker=pounds(worker), coop=pounds(coop), outside=pounds(outside))
    at = Decimal(0)
    for part in bar.parts:
        assert Decimal(part.start[:-1]) == at
        at += Decimal(part.width[:-1])
    assert at == (100 if bar.parts else 0)
    assert sum(p.amount.minor for p in bar.parts) == bar.total.minor
