"""Keep how many people stand behind a month that is being closed. System-only: closing the month does it."""

from coop.openbooks.calculations.reading import People
from coop.openbooks.models import MonthPeople
from coop.openbooks.queries.people import people_counted
from payments.ledger.models import Period


def keep_people(*, period: Period) -> MonthPeople:
    """Return the counts of the month, counted now and never again. In the transaction that closes it."""
    counted = people_counted(first=period.month, last=period.through).get(period.month, People())
    kept, _is_new = MonthPeople.objects.get_or_create(
        month=period.month, defaults={"paid": counted.paid, "refunded": counted.refunded}
    )
    return kept
