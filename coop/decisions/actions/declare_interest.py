"""Say that one stands to gain or lose by a decision. Possible until voting closes."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._interest import write_interest
from coop.decisions.actions._move import lock_decision
from coop.decisions.enums import BEFORE_CLOSING, DecisionState
from coop.decisions.errors import TooLateToDeclare
from coop.decisions.models import Decision, Interest
from coop.decisions.policies import is_proposer


@transaction.atomic
def declare_interest(*, by: Any, decision: Decision, text: str, at: datetime) -> Interest:
    """Any member with a vote may; while it is a draft, whoever writes it. The vote stays theirs all the same.

    Raises OnlyMembers, TooLateToDeclare, Invalid.
    """
    decision = lock_decision(decision)
    member = member_for(by, at=at)
    unseen = decision.state == DecisionState.DRAFT and not is_proposer(by, decision)
    if decision.state not in BEFORE_CLOSING or unseen:
        raise TooLateToDeclare(state=decision.get_state_display())
    return write_interest(decision, member, text, by=by, at=at)
