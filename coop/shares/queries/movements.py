"""One movement and its rows in the books."""

from coop.shares.models import ShareMovement
from payments.ledger.models import Entry


def movement_called(pk: int) -> ShareMovement | None:
    return ShareMovement.objects.select_related("member", "share_type", "journal").filter(pk=pk).first()


def journal_rows(movement: ShareMovement) -> list[Entry]:
    """All rows about the same request or withdrawal, in order: how the money came, where it went."""
    return list(
        Entry.objects.filter(journal__reference=movement.journal.reference)
        .select_related("journal", "debit", "credit")
        .order_by("id")
    )
