"""The receipt's proof."""

from payments.checkout.calculations.trail import MoneyTrail, Move, trail
from payments.ledger.enums import MOVING
from payments.ledger.queries.journals import journals_for


def where_the_money_went(*, reference: str, currency: str) -> MoneyTrail:
    """Read from the books what was paid for an order and who has it: two statements; never from what was planned."""
    return trail(
        Move(entry.debit.code, entry.credit.code, entry.amount)
        for journal in journals_for(reference=reference)
        for entry in journal.entries.all()
        if entry.unit == currency and entry.state in MOVING
    )
