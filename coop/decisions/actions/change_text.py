"""Change the text after the notice: the notice is void, and a new one with a new roll must be given.

Italian Civil Code art. 2538(6) is the strictest rule read: where people vote from afar the notice carries the
resolution in full, and votes on another text do not count. Once voting is open nothing is changed any more.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_proposer_or_secretary, needed_reason
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._notice import void_notice
from coop.decisions.enums import DecisionState
from coop.decisions.errors import VotingHasBegun
from coop.decisions.models import Decision


@transaction.atomic
def change_text(*, by: Any, decision: Decision, reason: str, seen: int | None = None, at: datetime) -> Decision:
    """Take it back into discussion. Raises OnlyTheSecretary, AboutYourself, VotingHasBegun, NotNow, ReasonNeeded."""
    decision = lock_decision(decision, seen=seen)
    actor = as_proposer_or_secretary(by, decision, reason=needed_reason(reason))
    if decision.state == DecisionState.OPEN:
        raise VotingHasBegun
    require_row(decision, "change_text")
    if decision.stage > 1:
        raise VotingHasBegun(_("The first vote was held on this very text. The second can only be held on the same."))
    void_notice(decision, reason=actor.reason, at=at)
    return move(
        decision,
        "change_text",
        actor=actor,
        at=at,
        final_text=None,
        text_sha256="",
        noticed_at=None,
        opens_at=None,
        closes_at=None,
    )
