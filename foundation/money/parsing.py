"""Reading an amount somebody typed."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from foundation.errors import Invalid
from foundation.money.calculations.currencies import exponent
from foundation.money.calculations.money import Money

_SYMBOLS = re.compile(r"^[£$€¥\s]+|[£$€¥\s]+$")


def parse_money(text: str, currency: str) -> Money:
    """Read "12.50", "12,50", "£1,234.5" or "1.234,50" as money.

    The last comma or dot is the decimal point when as many digits follow it as the currency has decimals, or one fewer.
    Raises Invalid with a sentence that says what to type.
    """
    places = exponent(currency)
    cleaned = _SYMBOLS.sub("", text.strip()).replace("\u00a0", "").replace(" ", "").replace("'", "")
    match = re.fullmatch(
        rf"(?P<sign>-?)(?P<whole>[\d.,]*?)(?:(?P<point>[.,])(?P<part>\d{{1,{max(places, 1)}}}))?", cleaned
    )
    example = Money(1250 if places == 2 else 12500, currency)
    problem = Invalid(_("Enter an amount such as %(example)s.") % {"example": example})
    if match is None or not re.search(r"\d", cleaned):
        raise problem
    whole, part = match["whole"], match["part"] or ""
    if places == 0 and part:
        raise problem
    groups = re.findall(r"[.,]", whole)
    if groups and (not re.fullmatch(r"\d{1,3}([.,]\d{3})+", whole) or match["point"] in groups):
        raise problem
    try:
        number = Decimal(f"{match['sign']}{re.sub('[.,]', '', whole) or '0'}.{part or '0'}")
    except InvalidOperation as error:
        raise problem from error
    minor = int(number.scaleb(places))
    if abs(minor) > 10**14:
        raise problem
    return Money(minor, currency)
