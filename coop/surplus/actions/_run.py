"""What a payment pays by, locked. Private to the actions of this room."""

from coop.surplus.models import Allocation, PayoutRun, Settlement
from foundation.locks import lock_row


def lock_of(plan: Allocation | Settlement) -> Allocation | Settlement:
    """The same plan or settlement, fresh and locked."""
    if isinstance(plan, Allocation):
        return lock_row(Allocation.objects.all(), plan.pk)
    return lock_row(Settlement.objects.all(), plan.pk)


def locked_plan(run: PayoutRun) -> Allocation | Settlement:
    """The plan or the settlement of this run: while it is locked nobody takes it back and nobody pays by it."""
    if run.allocation_id is not None:
        return lock_row(Allocation.objects.all(), run.allocation_id)
    return lock_row(Settlement.objects.all(), run.settlement_id)
