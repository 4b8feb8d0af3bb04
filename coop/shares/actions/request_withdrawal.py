"""Ask to take shares out: a place in the queue (R11)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.shares.actions._holder import lock_holder
from coop.shares.actions._queue import stand_in_line
from coop.shares.enums import Origin, WithdrawalState
from coop.shares.errors import AlreadyInTheQueue, NotThatMany, NotYourShares, SharesCannotBeTakenOut
from coop.shares.models import ShareType, Withdrawal
from coop.shares.policies import can_ask_for_withdrawal
from coop.shares.queries.withdrawals import most_to_take_out


@transaction.atomic
def request_withdrawal(*, by: Any, member: Member, quantity: int, at: datetime) -> Withdrawal:
    """Return the new place in the queue. Who stays a member keeps the least number of shares of their class.

    Raises NotYourShares, SharesCannotBeTakenOut, AlreadyInTheQueue, NotThatMany.
    """
    member = lock_holder(member.pk)
    if not can_ask_for_withdrawal(by, member):
        raise NotYourShares
    kind = ShareType.objects.get(code=member.member_class.share_type)
    if not kind.can_be_taken_out:
        raise SharesCannotBeTakenOut
    if Withdrawal.objects.filter(member=member, share_type=kind, state=WithdrawalState.QUEUED).exists():
        raise AlreadyInTheQueue
    most = most_to_take_out(member, share_type=kind, stays=member.state != MemberState.LEAVING, at=at)
    if not 1 <= quantity <= most:
        raise NotThatMany(most=most)
    return stand_in_line(member, kind, quantity, origin=Origin.ASKED, by=by, at=at)
