"""Take back a declared interest: the words stay, and a row says that they no longer hold."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._move import lock_decision
from coop.decisions.enums import BEFORE_CLOSING
from coop.decisions.errors import NothingToTakeBack, NotYourInterest, TooLateToDeclare
from coop.decisions.models import Interest
from foundation.audit.actions.record import record


@transaction.atomic
def withdraw_interest(*, by: Any, interest: Interest, at: datetime) -> Interest:
    """Its own author may, until voting closes. Raises NotYourInterest, TooLateToDeclare, NothingToTakeBack."""
    decision = lock_decision(interest.decision)
    if interest.member.user_id != by.pk:
        raise NotYourInterest
    if decision.state not in BEFORE_CLOSING:
        raise TooLateToDeclare(state=decision.get_state_display())
    if interest.withdraws_id is not None or Interest.objects.filter(withdraws=interest).exists():
        raise NothingToTakeBack
    made = Interest.objects.create(decision=decision, member=interest.member, withdraws=interest, at=at)
    record(by=by, verb="decision.withdraw_interest", subject=decision, data={"interest": interest.pk}, at=at)
    return made
