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


class SummedMonth(models.Model):
    """What a month that is over, but not closed yet, adds up to: summed at night so that no reader waits for it.

    Written anew every night, since something may still be booked in it; gone once the month is closed and the ledger
    keeps its own sums. `flows` are lists in the order of payments.ledger's Flow after its month.
    """

    month = models.DateField(unique=True)
    unit = models.CharField(max_length=7)
    flows = models.JSONField()
    paid = models.PositiveIntegerField()
    refunded = models.PositiveIntegerField()
    summed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_open_month_is_summed_whole", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} as of {self.summed_at:%Y-%m-%d}"
