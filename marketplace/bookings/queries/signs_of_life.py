"""When somebody last booked, or last worked."""

from datetime import datetime

from django.db.models import Max

from marketplace.bookings.models import Booking


def booked_or_worked(*, users: list[int]) -> dict[int, datetime]:
    """By user id: the newest time kept as a customer, or job begun as a worker. One statement."""
    booked = Booking.objects.filter(customer_id__in=users)
    worked = Booking.objects.filter(worker__member__user_id__in=users, started_at__isnull=False)
    rows = (
        booked.order_by().values_list("customer_id").annotate(Max("held_at"))
        .union(worked.order_by().values_list("worker__member__user_id").annotate(Max("started_at")))
    )  # fmt: skip
    newest: dict[int, datetime] = {}
    for user, at in rows:
        newest[user] = max(at, newest.get(user, at))
    return newest
