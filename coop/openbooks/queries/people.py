"""How many different people stand behind the money of a month."""

from collections import defaultdict
from datetime import date, datetime, time

from django.db.models import Count, F
from django.db.models.functions import Coalesce, TruncMonth

from coop.openbooks.calculations.reading import People
from coop.openbooks.models import MonthPeople
from foundation.home import home_zone
from payments.checkout.models import Payment
from payments.refunds.enums import LEFT
from payments.refunds.models import Refund


def kept_people() -> dict[date, People]:
    """The counts of closed months."""
    rows = MonthPeople.objects.values_list("month", "paid", "refunded")
    return {month: People(paid, refunded) for month, paid, refunded in rows}


def people_counted(*, first: date | None, last: date) -> dict[date, People]:
    """The counts of every month from the day `first` (None: the beginning) to `last`, counted now. Two statements."""
    zone = home_zone()
    ends = datetime.combine(date.fromordinal(last.toordinal() + 1), time(0), tzinfo=zone)
    payments = Payment.objects.filter(captured__gt=0, captured_at__lt=ends)
    refunds = (
        Refund.objects.filter(state__in=LEFT).annotate(left=Coalesce("done_at", "created_at")).filter(left__lt=ends)
    )
    if first is not None:
        begins = datetime.combine(first, time(0), tzinfo=zone)
        payments, refunds = payments.filter(captured_at__gte=begins), refunds.filter(left__gte=begins)
    found: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    paid = payments.annotate(month=TruncMonth("captured_at", tzinfo=zone)).values_list("month")
    for month, many in paid.annotate(many=Count("payer", distinct=True)).order_by():
        found[month.date()][0] = many
    back = refunds.annotate(month=TruncMonth("left", tzinfo=zone), who=F("payment__payer")).values_list("month")
    for month, many in back.annotate(many=Count("who", distinct=True)).order_by():
        found[month.date()][1] = many
    return {month: People(*counts) for month, counts in found.items()}
