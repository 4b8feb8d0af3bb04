"""The rows of the books in a booking's name."""

from dataclasses import dataclass
from datetime import datetime

from marketplace.bookings.models import Booking
from payments.ledger.queries.journals import journals_for


@dataclass(frozen=True)
class LedgerLine:
    """One row of the books. `amount` is in minor units."""

    journal: int
    kind: str
    debit: str
    credit: str
    amount: int
    at: datetime


def ledger_lines(booking: Booking) -> list[LedgerLine]:
    """Every row of the books that carries this booking's name, in order, in two queries."""
    return [
        LedgerLine(
            journal=journal.pk,
            kind=journal.kind,
            debit=entry.debit.code,
            credit=entry.credit.code,
            amount=entry.amount,
            at=journal.at,
        )
        for journal in journals_for(reference=booking.ledger_ref)
        for entry in journal.entries.all()
    ]
