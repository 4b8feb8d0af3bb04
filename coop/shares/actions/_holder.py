"""Locks and journals shared by the actions of this room.

Everybody locks in one order: the board's queue, the member, the request, the payment, the books, the counters.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError

from coop.membership.models import Member
from coop.shares.models import ShareMovement, ShareType
from foundation.locks import advisory_lock, lock_row
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Journal


def lock_holder(member_id: int) -> Member:
    """Lock a membership until the transaction ends and return it fresh, with its class and person."""
    return lock_row(Member.objects.select_related("member_class", "user"), member_id)


def lock_queue() -> None:
    """One decision about withdrawals at a time: two at once could each pass a test that both together fail."""
    advisory_lock("coop.shares.queue")


def capital_account(member: Member, share_type: ShareType) -> str:
    """The member's share capital in the books."""
    return f"{share_type.head}:{member.account_id}"


def post_share_journal(
    *, kind: str, debit: str, credit: str, amount: int, key: str, reference: str, at: Any
) -> Journal:
    """One pair in the co-op's currency, under a key of its own. Raises LedgerRefused."""
    return post_journal(
        kind=kind,
        pairs=[Pair(debit, credit, amount)],
        idempotency_key=key,
        unit=str(settings.COOP["currency"]),
        at=at,
        reference=reference,
    )


def write_movement(
    *, member: Member, share_type: ShareType, quantity: int, at: datetime, **facts: Any
) -> ShareMovement:
    """Add a movement at par."""
    par = share_type.par_minor
    return ShareMovement.objects.create(
        member=member,
        share_type=share_type,
        quantity=quantity,
        par_minor=par,
        amount_minor=quantity * par,
        at=at,
        **facts,
    )


def is_over_the_cap(error: IntegrityError) -> bool:
    """Whether it was the database's cap on holdings that refused."""
    cause = error.__cause__
    diag = getattr(cause, "diag", None)
    return getattr(diag, "constraint_name", "") == "nobody_holds_more_than_the_cap"
