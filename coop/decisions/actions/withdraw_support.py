"""Take one's name off a question. A requisition that stood stays: the board's month is running."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._move import lock_decision, require
from coop.decisions.enums import DecisionState, SupportKind
from coop.decisions.errors import NotNow
from coop.decisions.models import Decision, Sponsor

S = DecisionState


@transaction.atomic
def withdraw_support(*, by: Any, decision: Decision, kind: str = SupportKind.SPONSOR, at: datetime) -> Sponsor:
    """Raises OnlyMembers, NotNow (also when the name was not there)."""
    decision = lock_decision(decision)
    require(decision, S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING)
    member = member_for(by, at=at)
    row = Sponsor.objects.filter(decision=decision, member=member, kind=kind, withdrawn_at__isnull=True).first()
    if row is None:
        raise NotNow(state=decision.get_state_display())
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    return row
