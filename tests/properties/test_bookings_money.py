"""The money tests of the marketplace specification 1.5, and what must hold for every price."""

import json

from hypothesis import given
from hypothesis import strategies as st

from foundation.money.calculations.money import basis_points
from foundation.money.split import split_by_largest_remainder
from marketplace.bookings.calculations.bill import as_json, for_real_minutes, read_bill
from marketplace.services.calculations.price import ExtraFacts, PriceFacts, quote
from marketplace.services.calculations.shares import planned_shares

RULES = st.fixed_dictionaries(
    {
        "levy_bp": st.integers(0, 5000),
        "card_bp": st.integers(0, 1000),
        "card_fixed_minor": st.integers(0, 500),
        "card_borne_by_coop": st.booleans(),
    }
)
EXTRAS = st.lists(
    st.builds(
        ExtraFacts,
        key=st.uuids().map(str),
        name=st.just("An extra"),
        price_minor=st.integers(0, 10**6),
        minutes=st.integers(0, 480),
        most=st.just(20),
    ),
    max_size=4,
)


def test_the_worked_example_eighty_pounds_at_eight_percent():
    shares = planned_shares(8000, levy_bp=800, card_bp=150, card_fixed_minor=20)
    assert (shares.worker_minor, shares.coop_minor, shares.outside_minor) == (7360, 500, 140)


def test_three_times_ten_percent_of_79_99_leaves_55_99():
    parts = [basis_points(7999, 1000) for _ in range(3)]
    assert sum(parts) == 2400
    assert 7999 - sum(parts) == 5599


def test_73_60_three_ways():
    assert split_by_largest_remainder(7360, [1, 1, 1]) == [2454, 2453, 2453]


def test_100_01_at_two_to_one():
    assert split_by_largest_remainder(10001, [2, 1]) == [6667, 3334]


def test_a_third_of_79_99():
    part = basis_points(7999, 3300)
    assert (part, 7999 - part) == (2640, 5359)


def test_vat_inside_80_00_at_a_fifth():
    net, vat = split_by_largest_remainder(8000, [100, 20])
    assert (net, vat) == (6667, 1333)


@given(st.integers(1, 10**9), RULES)
def test_the_planned_parts_always_add_up_to_the_price(total, rules):
    shares = planned_shares(total, **rules)
    assert shares.worker_minor + shares.coop_minor + shares.outside_minor == total
    assert min(shares.worker_minor, shares.coop_minor, shares.outside_minor) >= 0


@given(st.integers(1, 10**6), st.integers(5, 1440), EXTRAS, st.integers(-60, 60))
def test_the_lines_of_a_bill_add_up_also_over_a_clock_change(price, minutes, extras, change):
    facts = PriceFacts("hourly", price, minutes, minutes, 30, "Work")
    priced = quote(facts, minutes=minutes, extras=[(extra, 1 + index) for index, extra in enumerate(extras)])
    real = for_real_minutes(priced, facts, minutes=max(priced.minutes + change, 1 + priced.minutes - minutes))
    assert real.total_minor == sum(line.amount_minor for line in real.lines)
    assert real.minutes == sum(line.minutes for line in real.lines)


@given(st.integers(1, 10**6), st.integers(5, 1440), EXTRAS)
def test_a_bill_reads_back_as_it_was_kept(price, minutes, extras):
    priced = quote(
        PriceFacts("fixed", price, minutes, minutes, 30, "Work"), minutes=minutes, extras=[(e, 2) for e in extras]
    )
    assert read_bill(json.loads(json.dumps(as_json(priced)))) == priced
