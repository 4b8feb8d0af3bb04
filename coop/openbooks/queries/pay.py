"""The pay ratio of the last closed year."""

from dataclasses import dataclass

from django.core.cache import cache

from coop.openbooks.calculations.pay_ratio import PayRatio, pay_ratio
from coop.surplus.models import FiscalYear
from coop.surplus.queries.pay import last_closed_year, worked_and_earned

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class PayOfYear:
    """A closed year and how pay per hour differed in it."""

    year: FiscalYear
    pay: PayRatio


def pay_of_last_year() -> PayOfYear | None:
    """None before any year was closed. One statement, and one more once a day: what a year was closed with is frozen,
    so the answer is kept under the fingerprint of it."""
    year = last_closed_year()
    if year is None:
        return None
    key = f"openbooks:pay:{year.inputs_sha256}"
    found: PayRatio | None = cache.get(key)
    if found is None:
        found = pay_ratio(worked_and_earned(year))
        cache.set(key, found, KEPT_SECONDS)
    return PayOfYear(year, found)
