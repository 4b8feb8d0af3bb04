import json

import pytest

from marketplace.bookings.calculations.bill import as_json, for_real_minutes, read_bill
from marketplace.services.calculations.price import ExtraFacts, PriceFacts, quote

NIGHT = PriceFacts("hourly", 1800, 60, 720, 60, "Night care")
VISIT = PriceFacts("fixed", 9000, 480, 480, 30, "A night")
WALK = ExtraFacts("7", "A walk", 500, 30)


@pytest.mark.parametrize(("minutes", "total"), [(480, 14400), (420, 12600), (540, 16200)])
def test_a6_hourly_night_work_is_paid_for_the_hours_that_pass(minutes, total):
    bill = for_real_minutes(quote(NIGHT, minutes=480), NIGHT, minutes=minutes)
    assert (bill.total_minor, bill.minutes, bill.work_minutes) == (total, minutes, minutes)
    assert (bill.lines[0].quantity, bill.lines[0].amount_minor) == (minutes, total)


def test_extras_keep_their_price_and_their_minutes_when_the_clock_changes():
    bill = for_real_minutes(quote(NIGHT, minutes=480, extras=[(WALK, 1)]), NIGHT, minutes=450)
    assert [(line.minutes, line.amount_minor) for line in bill.lines] == [(420, 12600), (30, 500)]
    assert bill.total_minor == 13100


def test_a_fixed_price_stays_whatever_the_clock_does():
    bill = for_real_minutes(quote(VISIT, minutes=480), VISIT, minutes=420)
    assert (bill.total_minor, bill.minutes) == (9000, 420)


def test_a_bill_survives_json():
    bill = quote(NIGHT, minutes=480, extras=[(WALK, 1)])
    assert read_bill(json.loads(json.dumps(as_json(bill)))) == bill
