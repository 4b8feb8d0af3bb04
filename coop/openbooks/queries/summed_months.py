"""The sums of last night, of months that are over and not closed."""

from datetime import date, timedelta

from coop.openbooks.calculations.periods import month_of
from coop.openbooks.calculations.reading import People
from coop.openbooks.models import SummedMonth
from payments.ledger.calculations.flows import Flow
from payments.ledger.queries.periods import month_to_close


def summed_months(*, unit: str, through: date) -> tuple[list[Flow], dict[date, People], date | None]:
    """Their flows, their people, and the last day they hold (None where last night summed nothing). Three statements.

    Only an unbroken row of months from the first open one counts: a journal booked in a month before it, or a night
    without its job, leaves the rest to be added up now.
    """
    kept = {row.month: row for row in SummedMonth.objects.filter(unit=unit)}
    month = month_to_close()
    flows: list[Flow] = []
    people: dict[date, People] = {}
    held: date | None = None
    while month is not None and month in kept and month_of(month).last <= through:
        row = kept[month]
        flows += [Flow(month, *values) for values in row.flows]
        if row.paid or row.refunded:
            people[month] = People(row.paid, row.refunded)
        held = month_of(month).last
        month = held + timedelta(days=1)
    return flows, people, held
