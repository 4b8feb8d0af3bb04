"""Amounts that wait: reserved, neither taken nor freed yet."""

from django.db.models import Q, QuerySet

from payments.ledger.enums import EntryState
from payments.ledger.models import Account, Entry


def waiting(*, reference: str) -> QuerySet[Entry]:
    """The rows still pending of the journals with this reference, oldest first."""
    return _unresolved().filter(journal__reference=reference)


def waiting_on_account(account: Account) -> bool:
    """Whether an amount still waits on either side of this account."""
    return _unresolved().filter(Q(debit=account) | Q(credit=account)).exists()


def _unresolved() -> QuerySet[Entry]:
    rows = Entry.objects.filter(state=EntryState.PENDING, resolutions__isnull=True)
    return rows.select_related("debit", "credit", "journal").order_by("id")
