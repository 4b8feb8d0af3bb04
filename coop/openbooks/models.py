"""What the books themselves do not know and publishing them needs."""

from django.db import models
from django.db.models import Q


class MonthPeople(models.Model):
    """How many different people paid, and how many got money back, in a closed month: counts, no names.

    Kept when the month is closed, so that what was published of it, and what was hidden, never changes.
    """

    month = models.DateField(unique=True)
    paid = models.PositiveIntegerField()
    refunded = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="people_are_counted_by_the_month", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.paid} paid, {self.refunded} refunded"
