"""The members are being asked about a plan, or a correction: until they have answered nobody else decides on it."""

from datetime import datetime

from django.db import transaction

from coop.surplus.actions._run import lock_of
from coop.surplus.enums import AllocationState
from coop.surplus.models import Allocation, Settlement
from foundation.audit.actions.record import record


@transaction.atomic
def hold(*, allocation: Allocation | Settlement, decision_url: str, at: datetime) -> Allocation | Settlement:
    """Return the plan, under the decision at this address. What is not merely frozen stays as it is.

    A plan is held from its proposal on; it was let go when too few took part, or when the question was ruled out, and
    the members are asked again.
    """
    plan = lock_of(allocation)
    if plan.state == AllocationState.FROZEN:
        plan.state, plan.decision_url = AllocationState.PROPOSED, decision_url
        plan.save(update_fields=["state", "decision_url"])
        record(by=None, verb="surplus.asked_again", subject=plan, data={"sha256": plan.sha256}, at=at)
    return plan
