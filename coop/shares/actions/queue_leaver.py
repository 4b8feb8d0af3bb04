"""A membership ended: the shares enter the queue by themselves (M7 to M10), and nothing more can be bought."""

from datetime import datetime

from django.db import transaction

from coop.membership.models import Member
from coop.shares.actions._holder import lock_holder
from coop.shares.actions._queue import stand_in_line
from coop.shares.actions.end_orders_of import end_orders_of
from coop.shares.enums import Origin
from coop.shares.models import ShareType, Withdrawal
from coop.shares.queries.withdrawals import most_to_take_out


@transaction.atomic
def queue_leaver(*, member: Member, at: datetime) -> list[Withdrawal]:
    """Queue what the member holds and has not asked for yet; what they asked for keeps its place. Once is enough."""
    member = lock_holder(member.pk)
    end_orders_of(member=member, at=at)
    queued = []
    for kind in ShareType.objects.all():
        rest = most_to_take_out(member, share_type=kind, stays=False, at=at) if kind.can_be_taken_out else 0
        if rest:
            queued.append(stand_in_line(member, kind, rest, origin=Origin.ENDED, by=None, at=at))
    return queued
