"""Pay per hour in words."""

from fractions import Fraction

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from coop.openbooks.calculations.pay_ratio import Band, PayRatio, tenths
from coop.openbooks.queries.pay import PayOfYear
from coop.openbooks.views._words import HIDDEN


def ratio_words(pay: PayRatio) -> str:
    """Such as "3.2 to 1"; "not shown" for too few people."""
    if pay.ratio is None:
        return str(HIDDEN)
    return _("{number} to 1").format(number=_decimal(Fraction(tenths(pay.ratio), 10)))


def year_words(found: PayOfYear) -> str:
    """The days the year was made of."""
    first, last = (date_format(day, "j F Y") for day in (found.year.starts_on, found.year.ends_on))
    return _("{first} to {last}").format(first=first, last=last)


def band_words(band: Band) -> str:
    """Which pay a group has, beside the lowest."""
    if band.below is None:
        return _("{above} times the lowest pay or more").format(above=_decimal(band.above))
    if band.above == 1:
        return _("the lowest pay, up to {below} times it").format(below=_decimal(band.below))
    return _("{above} to {below} times the lowest pay").format(above=_decimal(band.above), below=_decimal(band.below))


def people_words(people: int | None) -> str:
    return str(HIDDEN) if people is None else str(people)


def _decimal(number: Fraction) -> str:
    """At most two decimals, exact for every number used here."""
    hundredths = int(number * 100)
    places = 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2
    whole, rest = divmod(hundredths, 100)
    text = str(whole) + (f".{rest:02d}"[: 1 + places] if places else "")
    return str(number_format(text, decimal_pos=places))
