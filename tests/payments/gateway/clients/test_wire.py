"""Amounts as Stripe writes them, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money.calculations.money import Money
from payments.gateway.clients.wire import from_wire, to_wire


@pytest.mark.parametrize(
    ("minor", "currency", "wire"),
    [(8000, "GBP", 8000), (500, "JPY", 500), (1230, "KWD", 1230), (90, "ISK", 9000), (7, "UGX", 700), (5, "USD", 5)],
)
def test_amounts_travel_as_stripe_writes_them(minor, currency, wire):
    assert to_wire(Money(minor, currency)) == wire
    assert from_wire(wire, currency.lower()) == Money(minor, currency)


def test_a_third_decimal_must_be_nought():
    with pytest.raises(ValueError, match="last decimal"):
        to_wire(Money(1234, "KWD"))


def test_a_part_of_a_whole_unit_is_not_taken_for_money():
    with pytest.raises(ValueError, match="whole amount"):
        from_wire(9050, "isk")


@given(st.integers(0, 10**9), st.sampled_from(["GBP", "EUR", "JPY", "ISK", "UGX", "KWD", "BHD"]))
def test_there_and_back_changes_nothing(amount, currency):
    money = Money(amount * 10 if currency in {"KWD", "BHD"} else amount, currency)
    assert from_wire(to_wire(money), currency) == money
