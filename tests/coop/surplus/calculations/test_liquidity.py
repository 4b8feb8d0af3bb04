"""Is there the money?"""

from fractions import Fraction

from coop.surplus.calculations.liquidity import can_pay, cash_pool, distributable_cash


def test_only_what_is_above_the_reserve_may_leave_the_bank():
    assert distributable_cash(1_155_000, 1_000_000) == 155_000
    assert distributable_cash(900_000, 1_000_000) == 0


def test_a_pool_is_paid_when_there_is_just_enough_and_not_a_cent_above():
    assert can_pay(155_000, 1_155_000, 1_000_000)
    assert not can_pay(155_001, 1_155_000, 1_000_000)


def test_the_part_in_money_is_rounded_up():
    assert cash_pool(300_000, Fraction(3, 5)) == 120_000
    assert cash_pool(100, Fraction(2, 3)) == 34
