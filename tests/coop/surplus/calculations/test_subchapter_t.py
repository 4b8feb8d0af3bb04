"""The United States' tests of a patronage dividend, on figures of our own."""

from datetime import date
from fractions import Fraction

import pytest

from coop.surplus.calculations.subchapter_t import (
    Dividend,
    cashed_in_time,
    check_deadline,
    money_percent_for_notice,
    notice_is_qualified,
    patronage_dividend,
    payment_period_end,
)


def test_a_fifth_in_money_qualifies_a_notice_and_a_cent_less_does_not():
    assert notice_is_qualified(2000, 8000, consent=True)
    assert not notice_is_qualified(1999, 8001, consent=True)
    assert not notice_is_qualified(2000, 8000, consent=False)
    assert money_percent_for_notice(0, 0) == 0


def test_a_dividend_is_what_is_paid_and_what_is_noted():
    assert patronage_dividend(300, 900) == Dividend(1200, Fraction(25))
    assert patronage_dividend(0, 0) == Dividend(0, Fraction(0))


@pytest.mark.parametrize(
    ("year_end", "period_end", "deadline"),
    [
        (date(2025, 12, 31), date(2026, 9, 15), date(2026, 12, 14)),
        (date(2026, 3, 31), date(2026, 12, 15), date(2027, 3, 15)),
        (date(2026, 6, 30), date(2027, 3, 15), date(2027, 6, 13)),
    ],
)
def test_the_payment_period_ends_on_the_15th_of_the_ninth_month(year_end, period_end, deadline):
    assert payment_period_end(year_end) == period_end
    assert check_deadline(year_end) == deadline


def test_a_check_counts_on_its_last_day_and_not_on_the_next():
    assert cashed_in_time(date(2025, 12, 31), [date(2026, 12, 14), date(2026, 12, 15)]) == [True, False]
