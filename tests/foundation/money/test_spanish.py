"""Money, days and numbers as people write them in Spanish."""

from datetime import date

from django.utils.translation import override

from foundation.formats import date_format
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_money


def test_a_pound_keeps_its_sign_and_the_comma_is_spanish():
    assert format_money(Money(123_450, "GBP"), "es") == "1.234,50\u00a0£"
    assert format_money(Money(1_234_500, "GBP"), "es") == "12.345,00\u00a0£"
    assert format_money(Money(3_200, "EUR"), "es") == "32,00\u00a0€"


def test_the_language_of_the_page_is_meant_where_none_is_named():
    with override("es"):
        assert format_money(Money(3_200, "GBP")) == "32,00\u00a0£"
    with override("en-gb"):
        assert format_money(Money(3_200, "GBP")) == "£32.00"


def test_days_and_months_have_their_spanish_names():
    with override("es"):
        assert date_format(date(2026, 6, 2), "l j F Y") == "martes, 2 de junio de 2026"
