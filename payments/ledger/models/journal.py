"""A journal: one event, under one key, with the rows that record it."""

from django.db import models
from django.db.models import F, Q


class Journal(models.Model):
    """Something that happened, posted whole. Never changed: a mistake is undone by a journal that reverses it.

    `at` is the instant it happened; `booked_on` is the day it counts for in the co-op's own zone, kept with the row so
    that a later change of zone moves nothing between months. `written_in` is the transaction that wrote it: rows can
    join a journal only inside that transaction.
    """

    kind = models.CharField(max_length=40)
    idempotency_key = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True)
    memo = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    booked_on = models.DateField()
    reverses = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversals", db_index=False
    )
    written_in = models.BigIntegerField(editable=False)

    class Meta:
        permissions = [("reverse_journal", "Can undo an entry in the books")]
        indexes = [
            models.Index(name="journal_by_reference", fields=["reference", "id"], condition=~Q(reference="")),
            models.Index(name="journal_by_day", fields=["booked_on", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(name="key_names_one_journal", fields=["idempotency_key"]),
            models.UniqueConstraint(name="journal_is_reversed_once", fields=["reverses"]),
            models.CheckConstraint(name="journal_has_a_key", condition=~Q(idempotency_key="")),
            models.CheckConstraint(name="journal_kind_is_one_word", condition=Q(kind__regex=r"^[a-z][a-z0-9_]*$")),
            models.CheckConstraint(name="journal_does_not_reverse_itself", condition=~Q(reverses=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.idempotency_key}"
