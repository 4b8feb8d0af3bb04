"""The members did not carry a plan, or a correction: it is only frozen again."""

from datetime import datetime

from django.db import transaction

from coop.surplus.actions._run import lock_of
from coop.surplus.enums import AllocationState
from coop.surplus.models import Allocation, Settlement
from foundation.audit.actions.record import record


@transaction.atomic
def let_go(*, allocation: Allocation | Settlement, at: datetime) -> Allocation | Settlement:
    """Return the plan, open to be proposed again. What is not under decision stays as it is."""
    plan = lock_of(allocation)
    if plan.state == AllocationState.PROPOSED:
        plan.state, plan.decision_url = AllocationState.FROZEN, ""
        plan.save(update_fields=["state", "decision_url"])
        record(by=None, verb="surplus.not_carried", subject=plan, data={"sha256": plan.sha256}, at=at)
    return plan
