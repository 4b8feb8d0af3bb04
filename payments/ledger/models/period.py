"""Months of the books that are closed, and what stood on every account at their end."""

from django.db import models
from django.db.models import F, Q

from payments.ledger.models.account import Account


class Period(models.Model):
    """A closed month: nothing booked up to and including `through` can be added any more.

    `root` is the end of a chain of SHA-256 hashes over every journal of the month, begun from the root of the month
    before (calculations/hashing.py), so that one published value holds all the books up to that day. Hex, 64 signs.
    """

    month = models.DateField(help_text="its first day")
    through = models.DateField(help_text="its last day")
    previous_root = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    journals = models.PositiveIntegerField()
    closed_at = models.DateTimeField()

    class Meta:
        ordering = ["-month"]
        permissions = [("close_period", "Can close a month of the books")]
        constraints = [
            models.UniqueConstraint(name="month_closes_once", fields=["month"]),
            models.UniqueConstraint(name="month_ends_once", fields=["through"]),
            models.UniqueConstraint(name="root_is_followed_once", fields=["previous_root"]),
            models.CheckConstraint(name="month_begins_on_the_first", condition=Q(month__day=1)),
            models.CheckConstraint(name="month_is_over_when_closed", condition=Q(closed_at__date__gte=F("through"))),
            models.CheckConstraint(
                name="root_is_a_sha256",
                condition=Q(root__regex="^[0-9a-f]{64}$", previous_root__regex="^[0-9a-f]{64}$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Snapshot(models.Model):
    """All that was posted to an account up to and including a closed day: the base that later rows are added to."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="snapshots", db_index=False)
    through = models.DateField()
    dr = models.BigIntegerField()
    cr = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="snapshot_is_taken_once", fields=["account", "through"])]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.through}"


class MonthSum(models.Model):
    """All that one kind of journal moved from one line of the chart to another in a closed month: what is published.

    `amount` in minor units of `unit`, or minutes. `debit_accounts` and `credit_accounts` say how many different
    accounts stood on each side, `journals` how many events it was.
    """

    month = models.DateField()
    unit = models.CharField(max_length=7)
    kind = models.CharField(max_length=40)
    debit_head = models.CharField(max_length=4)
    credit_head = models.CharField(max_length=4)
    journals = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    debit_accounts = models.PositiveIntegerField()
    credit_accounts = models.PositiveIntegerField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_month_is_summed_once", fields=["month", "unit", "kind", "debit_head", "credit_head"]
            ),
            models.CheckConstraint(name="a_month_sum_is_of_something", condition=Q(amount__gt=0, entries__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.kind} {self.debit_head} {self.credit_head}"
