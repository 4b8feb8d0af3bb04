"""Undo an entry in the books by its mirror image."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.enums import MOVING, JournalKind
from payments.ledger.errors import NothingToReverse
from payments.ledger.models import Journal
from payments.ledger.policies import can_reverse_journals


@transaction.atomic
def reverse_journal(
    *, by: Any = None, journal: Journal, at: datetime, memo: str = "", booked_on: date | None = None
) -> Journal:
    """Post the exact mirror of everything `journal` moved; asked again, return the reversal that is there.

    Rows that are still pending moved nothing and stay: void them. The reversal keeps the reference of the original.
    Raises NotAllowed, NothingToReverse, and what post_journal raises: above all NotEnoughOnAccount, when the money has
    moved on. Then nothing is undone, and the caller decides who bears the shortfall.
    """
    if not can_reverse_journals(by):
        raise NotAllowed()
    rows = list(
        journal.entries.filter(state__in=MOVING).order_by("seq").values_list("debit__code", "credit__code", "amount")
    )
    if not rows:
        raise NothingToReverse()
    reversal = post_journal(
        kind=JournalKind.REVERSAL,
        pairs=[Pair(debit, credit, amount).mirrored() for debit, credit, amount in rows],
        idempotency_key=f"rev:{journal.pk}",
        unit=journal.entries.values_list("unit", flat=True)[0],
        at=at,
        reference=journal.reference,
        memo=memo,
        reverses=journal,
        booked_on=booked_on,
    )
    if by is not None:
        record(by=by, verb="ledger.reverse", subject=reversal, data={"reverses": journal.pk}, at=at, reason=memo)
    return reversal
