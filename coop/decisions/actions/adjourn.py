"""Too few took part: the question is not lost, it is put again with a new notice and a new roll."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.enums import Outcome
from coop.decisions.errors import NotNow
from coop.decisions.models import Decision


@transaction.atomic
def adjourn(*, by: Any, decision: Decision, at: datetime) -> Decision:
    """Only where the quorum was missed; then `give_notice` again. Raises OnlyTheSecretary, AboutYourself, StandsHere,
    NotNow.
    """
    decision = lock_decision(decision)
    actor = as_secretary(by, decision)
    require_row(decision, "adjourn")
    if decision.outcome != Outcome.INQUORATE:
        raise NotNow(_("Enough members took part, so the result stands. A question can be put again later."))
    return move(decision, "adjourn", actor=actor, at=at)
