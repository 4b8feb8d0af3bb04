"""How long each worker worked: patronage by hours, for the year's close."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from foundation.home import home_zone
from marketplace.bookings.models import Booking


def minutes_worked(first: date, last: date) -> Mapping[str, int]:
    """Minutes of accepted work by the worker's opaque account, from `first` to `last`, both included.

    A job counts on the day it was accepted, in the co-op's own zone, with the minutes it took where the worker said so
    and those that were booked otherwise. One statement.
    """
    zone = home_zone()
    begins = datetime.combine(first, time(), tzinfo=zone)
    ends = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    rows = Booking.objects.filter(completed_at__gte=begins, completed_at__lt=ends)
    sums = rows.values_list("worker__member__account_id").annotate(
        minutes=Sum(Coalesce(F("actual_minutes"), F("minutes")))
    )
    return dict(sums.order_by())
