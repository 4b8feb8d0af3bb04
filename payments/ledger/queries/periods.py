"""Which months are closed, and which is next."""

from datetime import date, timedelta

from django.db.models import Min, QuerySet

from payments.ledger.models import Journal, Period


def closed_months() -> "QuerySet[Period]":
    """The closed months with their roots, the newest first."""
    return Period.objects.order_by("-month")


def month_to_close(*, after: Period | None = None) -> date | None:
    """The first day of the next month to close: after the last closed one, else the month of the first journal.

    None when nothing was ever booked. `after` is the last closed month, where the caller has it at hand.
    """
    last = after or Period.objects.order_by("-month").first()
    if last is not None:
        return last.through + timedelta(days=1)
    first: date | None = Journal.objects.aggregate(first=Min("booked_on"))["first"]
    return first.replace(day=1) if first else None
