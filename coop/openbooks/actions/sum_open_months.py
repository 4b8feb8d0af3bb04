"""Add up the months that are over and not closed yet. System-only: a job of every night."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction

from coop.openbooks.calculations.periods import month_of
from coop.openbooks.calculations.reading import People
from coop.openbooks.models import SummedMonth
from coop.openbooks.queries.people import people_counted
from foundation.home import home_day
from payments.ledger.queries.month_sums import open_flows
from payments.ledger.queries.periods import month_to_close


def sum_open_months(*, at: datetime) -> int:
    """Return how many months were added up; each is a transaction of its own. Closed ones are forgotten."""
    first = month_to_close()
    if first is None:
        return 0
    SummedMonth.objects.filter(month__lt=first).delete()
    this_month, month, count = home_day(at).replace(day=1), first, 0
    while month < this_month:
        _sum(month, at)
        month = month_of(month).last + timedelta(days=1)
        count += 1
    return count


@transaction.atomic
def _sum(month: date, at: datetime) -> None:
    unit, last = str(settings.COOP["currency"]), month_of(month).last
    flows = open_flows(unit=unit, after=month - timedelta(days=1), last=last)
    people = people_counted(first=month, last=last).get(month, People())
    SummedMonth.objects.update_or_create(
        month=month,
        defaults={
            "unit": unit,
            "flows": [list(flow)[1:] for flow in flows],
            "paid": people.paid,
            "refunded": people.refunded,
            "summed_at": at,
        },
    )
