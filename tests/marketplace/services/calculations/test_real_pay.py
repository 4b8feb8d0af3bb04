"""What an hour really pays."""

import pytest

from marketplace.services.calculations.real_pay import real_pay


def test_unpaid_minutes_count_in_the_hour():
    # 36.80 kept for two hours of work, ten minutes around it and thirty on the way: 160 minutes.
    pay = real_pay(kept_minor=3680, paid_minutes=120, unpaid_minutes=40)
    assert pay.minor_per_hour == 1380


def test_it_is_rounded_down_so_that_nobody_is_promised_a_penny_too_much():
    assert real_pay(kept_minor=1000, paid_minutes=61, unpaid_minutes=0).minor_per_hour == 983


def test_work_that_takes_no_time_is_a_mistake():
    with pytest.raises(ValueError, match="some minutes"):
        real_pay(kept_minor=1000, paid_minutes=0, unpaid_minutes=0)
