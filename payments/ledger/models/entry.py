"""A row of a journal: one debit, one credit, one positive amount, one unit."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from payments.ledger.enums import EntryState
from payments.ledger.models.account import Account
from payments.ledger.models.journal import Journal

NAMES_A_PENDING_ROW = Q(state__in=(EntryState.POST, EntryState.VOID))


class Entry(models.Model):
    """Moves `amount` (minor units, or minutes) from the credit account's point of view to the debit account's.

    The foreign keys to the accounts are composite, (account, unit) -> account (id, unit), and made in a migration.
    `booked_on` repeats the journal's so that a statement or a balance reads one index; a trigger keeps them equal.
    """

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="entries", db_index=False)
    seq = models.PositiveIntegerField()
    debit = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="debits", db_index=False, db_constraint=False
    )
    credit = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="credits", db_index=False, db_constraint=False
    )
    unit = models.CharField(max_length=7)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=7, choices=EntryState, default=EntryState.POSTED)
    pending = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="resolutions", db_index=False
    )
    booked_on = models.DateField()
    memo = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["journal_id", "seq"]
        indexes = [
            # Rows arrive in the order of days: a few kilobytes find the rows of any month.
            BrinIndex(name="entry_by_day", fields=["booked_on"], pages_per_range=16, autosummarize=True),
            models.Index(name="entry_by_debit", fields=["debit", "booked_on", "id"], include=["amount", "state"]),
            models.Index(name="entry_by_credit", fields=["credit", "booked_on", "id"], include=["amount", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(name="rows_of_a_journal_are_numbered", fields=["journal", "seq"]),
            models.UniqueConstraint(
                name="pending_resolves_once", fields=["pending"], condition=Q(pending__isnull=False)
            ),
            models.CheckConstraint(name="row_moves_a_positive_amount", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="row_joins_two_accounts", condition=~Q(debit=F("credit"))),
            models.CheckConstraint(name="row_state_is_known", condition=Q(state__in=EntryState.values)),
            models.CheckConstraint(
                name="row_names_a_pending_row_to_resolve_it",
                condition=(NAMES_A_PENDING_ROW & Q(pending__isnull=False))
                | (~NAMES_A_PENDING_ROW & Q(pending__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journal_id}.{self.seq} {self.amount} {self.unit}"
