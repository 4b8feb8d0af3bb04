"""Money the way people write it, by Babel, without ever passing through a float."""

from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, get_currency_symbol
from django.conf import settings
from django.utils.translation import get_language, to_locale

from foundation.money.calculations.currencies import exponent
from foundation.money.calculations.money import Money


@lru_cache(maxsize=64)
def babel_locale(language: str) -> str:
    """Return the Babel locale for a Django language code, or the co-op's own where Babel does not know it."""
    name = to_locale(language)
    try:
        return str(Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        return str(Locale.parse(to_locale(str(settings.COOP["locale"]))))


def format_money(money: Money, locale: str | None = None) -> str:
    """Write £80.00, 80,00 €, ¥500 ... in the reader's language."""
    return format_minor(money.minor, money.currency, locale)


@lru_cache(maxsize=4096)
def _formatted(minor: int, currency: str, locale: str) -> str:
    written = format_currency(Decimal(minor).scaleb(-exponent(currency)), currency, locale=locale)
    if get_currency_symbol(currency, locale) == currency:
        # Spanish has no sign for the pound; ours has one currency, so its own sign cannot be mistaken.
        written = written.replace(currency, get_currency_symbol(currency, babel_locale(str(settings.COOP["locale"]))))
    return written


def format_minor(minor: int, currency: str, locale: str | None = None) -> str:
    """The same for a bare number of minor units."""
    language = locale or get_language() or str(settings.COOP["locale"])
    return _formatted(minor, currency.upper(), babel_locale(language))
