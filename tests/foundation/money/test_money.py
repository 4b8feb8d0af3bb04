from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.errors import Invalid
from foundation.money.calculations.currencies import exponent, minimum_charge
from foundation.money.calculations.money import Money, basis_points, decimal_text, share_of
from foundation.money.formatting import format_money
from foundation.money.parsing import parse_money


@pytest.mark.parametrize(
    ("currency", "places"), [("GBP", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("tnd", 3), ("XOF", 0), ("HUF", 2)]
)
def test_a_currency_has_the_decimals_of_iso_4217(currency, places):
    assert exponent(currency) == places


@pytest.mark.parametrize("code", ["", "GB", "POUND", "G1P", "£££"])
def test_a_malformed_currency_code_is_refused(code):
    with pytest.raises(ValueError, match="three-letter"):
        exponent(code)


def test_the_smallest_charge_is_known_for_pounds():
    assert minimum_charge("GBP") == 30


def test_money_adds_and_compares_within_one_currency():
    assert Money(7360, "GBP") + Money(640, "gbp") == Money(8000, "GBP")
    assert Money(8000, "GBP") - Money(640, "GBP") == Money(7360, "GBP")
    assert Money(1, "GBP") < Money(2, "GBP")
    assert -Money(5, "GBP") == Money(-5, "GBP")
    assert not Money(0, "GBP")


def test_two_currencies_never_mix():
    with pytest.raises(ValueError, match="do not mix"):
        Money(1, "GBP") + Money(1, "EUR")
    with pytest.raises(ValueError, match="do not mix"):
        Money(1, "GBP") < Money(1, "EUR")  # noqa: B015


@pytest.mark.parametrize("amount", [1.0, "1", True, None])
def test_money_is_made_of_whole_minor_units_only(amount):
    with pytest.raises(TypeError, match="whole number"):
        Money(amount, "GBP")


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(8000, "GBP", "80.00"), (-5, "GBP", "-0.05"), (500, "JPY", "500"), (1234, "KWD", "1.234"), (0, "EUR", "0.00")],
)
def test_minor_units_are_written_as_a_plain_decimal(minor, currency, text):
    assert decimal_text(minor, currency) == text


def test_thirty_three_percent_of_79_99_is_26_40():
    assert share_of(7999, Fraction(33, 100)) == 2640
    assert 7999 - 2640 == 5359


def test_three_times_ten_percent_of_79_99_is_24_00_and_leaves_55_99():
    assert [basis_points(7999, 1000)] * 3 == [800, 800, 800]


def test_twenty_percent_tax_inside_80_00_is_13_33():
    assert share_of(8000, Fraction(1, 6)) == 1333


def test_a_half_is_rounded_away_from_zero_on_both_sides():
    assert share_of(5, Fraction(1, 2)) == 3
    assert share_of(-5, Fraction(1, 2)) == -3


@given(st.integers(-(10**12), 10**12), st.integers(0, 10_000))
def test_a_share_is_within_half_a_unit_of_the_exact_one(minor, points):
    exact = Fraction(minor) * points / 10_000
    assert abs(basis_points(minor, points) - exact) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("minor", "currency", "locale", "text"),
    [
        (123456, "GBP", "en-gb", "£1,234.56"),
        (123456, "EUR", "de", "1.234,56\u00a0€"),
        (500, "JPY", "en-gb", "JP¥500"),
        (-250, "GBP", "en-gb", "-£2.50"),
        (1234, "KWD", "en-gb", "KWD1.234"),
    ],
)
def test_money_is_written_the_way_people_write_it(minor, currency, locale, text):
    assert format_money(Money(minor, currency), locale).replace("KWD\u00a0", "KWD") == text


def test_an_unknown_language_falls_back_to_the_coops_own():
    assert format_money(Money(100, "GBP"), "xx-unknown") == "£1.00"


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "GBP", 1250),
        ("12,50", "GBP", 1250),
        ("£1,234.56", "GBP", 123456),
        ("1.234,56", "EUR", 123456),
        (" 80 ", "GBP", 8000),
        ("1,234", "GBP", 123400),
        (".5", "GBP", 50),
        ("-3.00", "GBP", -300),
        ("500", "JPY", 500),
        ("1,500", "JPY", 1500),
        ("1.234", "KWD", 1234),
    ],
)
def test_an_amount_somebody_typed_is_read(text, currency, minor):
    assert parse_money(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "text", ["", "abc", "12.345.6", "1,2,3", "12.", "--5", "£", "1e5", "999999999999999999", "1.234.56"]
)
def test_an_amount_that_cannot_be_read_says_what_to_type(text):
    with pytest.raises(Invalid, match=r"Enter an amount such as"):
        parse_money(text, "GBP")


def test_yen_have_no_decimals_to_type():
    with pytest.raises(Invalid):
        parse_money("5.5", "JPY")


@given(st.integers(0, 10**12), st.sampled_from(["GBP", "JPY", "KWD", "EUR"]))
def test_what_is_written_plainly_can_be_read_back(minor, currency):
    assert parse_money(decimal_text(minor, currency), currency) == Money(minor, currency)
