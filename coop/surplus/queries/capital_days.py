"""How much share capital everybody held, and for how long: what share interest is worked out on."""

from datetime import timedelta

from django.db.models import Q

from coop.surplus.models import FiscalYear
from coop.surplus.queries.identity import SHARES
from payments.ledger.models import Entry
from payments.ledger.queries.trial_balance import trial_balance

COUNTS = ("posted", "post")


def capital_days_in(year: FiscalYear) -> dict[str, int]:
    """Minor units times days of the year, by opaque owner, from the books: two statements.

    Each piece of capital counts from the day it came to the day it went, both included (coop-finance R13), whenever in
    the year that was: what came in on the last day counts for one day, and what was held until July for those months.
    """
    found: dict[str, int] = {}
    whole = (year.ends_on - year.starts_on).days + 1
    before = trial_balance(unit=year.unit, through=year.starts_on - timedelta(days=1), by_account=True)
    for line in before.lines:
        _add(found, line.code, (line.credit - line.debit) * whole)
    rows = Entry.objects.filter(
        Q(debit__head__in=SHARES) | Q(credit__head__in=SHARES),
        unit=year.unit, state__in=COUNTS, booked_on__range=(year.starts_on, year.ends_on),
    )  # fmt: skip
    for debited, credited, day, amount in rows.values_list("debit__code", "credit__code", "booked_on", "amount"):
        after = (year.ends_on - day).days
        _add(found, credited, amount * (after + 1))
        _add(found, debited, -amount * after)
    return found


def _add(found: dict[str, int], code: str, capital_days: int) -> None:
    head, _, owner = code.partition(":")
    if head in SHARES:
        found[owner] = found.get(owner, 0) + capital_days
