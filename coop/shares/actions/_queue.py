"""Take a place in the queue. Called under the member's lock."""

from datetime import datetime, timedelta
from typing import Any

from coop.membership.models import Member
from coop.rules.queries.policy_in_force import policies_in_force
from coop.shares.enums import Origin
from coop.shares.models import ShareMovement, ShareType, Withdrawal
from foundation.audit.actions.record import record


def stand_in_line(
    member: Member, share_type: ShareType, quantity: int, *, origin: Origin, by: Any, at: datetime
) -> Withdrawal:
    """The notice runs from now, by the rule of today. The first shares' lock-in binds those who stay: who has left, or
    was made to leave, waits only for the notice and the board."""
    rules = policies_in_force(("share_notice_days", "share_lock_in_days"), at=at)
    first = ShareMovement.objects.filter(member=member, share_type=share_type, quantity__gt=0).order_by("at").first()
    locked_until = None
    if origin == Origin.ASKED and first is not None:
        locked_until = first.at + timedelta(days=int(rules["share_lock_in_days"].value))
    withdrawal = Withdrawal.objects.create(
        member=member,
        share_type=share_type,
        quantity=quantity,
        par_minor=share_type.par_minor,
        amount_minor=quantity * share_type.par_minor,
        origin=origin,
        requested_at=at,
        notice_ends_at=at + timedelta(days=int(rules["share_notice_days"].value)),
        locked_until=locked_until,
    )
    data = {"quantity": quantity, "origin": str(origin)}
    record(by=by, verb="shares.withdrawal.requested", subject=withdrawal, data=data, at=at)
    return withdrawal
