"""Less notice than the rules ask for, by the agreement of almost everybody (governance 3.2, row Notice). Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import ngettext


def consents_needed(members: int, percent: int) -> int:
    """How many of `members` must agree: a majority of them who hold at least `percent` of the votes, rounded up.

    Every member has one vote (governance 3.4 rounds percentages up, in whole numbers). Of nobody, nobody is enough: 1.
    """
    return max(-(-percent * members // 100), members // 2 + 1)


def clear_days_between(served_on: date, opens_on: date) -> int:
    """Whole days between the day of service and that of the opening; none rather than fewer."""
    return max((opens_on - served_on).days - 1, 0)


def short_notice_line(facts: Mapping[str, Any]) -> str:
    """What the minutes and the result say of it. `facts`: clear_days, asked, agreed, needed and members."""
    return ngettext(
        "Notice was short: %(clear_days)d clear day instead of %(asked)d. %(agreed)d of %(members)d members on the "
        "roll had agreed to that in writing; the rules ask for %(needed)d.",
        "Notice was short: %(clear_days)d clear days instead of %(asked)d. %(agreed)d of %(members)d members on the "
        "roll had agreed to that in writing; the rules ask for %(needed)d.",
        facts["clear_days"],
    ) % dict(facts)
