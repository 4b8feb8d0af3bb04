"""A membership ended: shares that nobody is paid back for go to the co-op's reserve, as the rules say (R8)."""

from datetime import datetime

from django.db import transaction

from coop.membership.enums import LIVE
from coop.membership.enums import ShareType as ShareTypeCode
from coop.membership.models import Member
from coop.shares.actions._holder import capital_account, lock_holder, post_share_journal, write_movement
from coop.shares.enums import MovementKind
from coop.shares.errors import StillAMember
from coop.shares.models import ShareMovement, ShareType
from coop.shares.queries.holdings import holding
from foundation.audit.actions.record import record

KIND, RESERVE = "share_cancellation", "3120"


@transaction.atomic
def cancel_fixed(*, member: Member, at: datetime) -> ShareMovement | None:
    """Take the member's fixed shares out of the register, 3030:m to 3120; None when they hold none. Once is enough.

    For the software alone, when a membership ended. Raises StillAMember.
    """
    member = lock_holder(member.pk)
    kind = ShareType.objects.get(code=ShareTypeCode.FIXED)
    held = holding(member.pk, at=at, share_type=kind.pk)
    if not held:
        return None
    if member.state in LIVE:
        raise StillAMember
    last = ShareMovement.objects.filter(member=member, share_type=kind).order_by("-pk").values_list("pk", flat=True)[0]
    journal = post_share_journal(
        kind=KIND,
        debit=capital_account(member, kind),
        credit=RESERVE,
        amount=held.amount_minor,
        key=f"{KIND}:{last}",
        reference=f"member_{member.pk}",
        at=at,
    )
    movement = write_movement(
        member=member,
        share_type=kind,
        quantity=-held.quantity,
        at=at,
        kind=MovementKind.CANCELLED,
        journal=journal,
        by=None,
    )
    data = {"quantity": held.quantity, "amount": held.amount_minor}
    record(by=None, verb="shares.cancelled", subject=movement, data=data, at=at)
    return movement
