"""A correction is not pursued: it stays readable, and another can be made."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.enums import AllocationState
from coop.surplus.errors import AllocationMovedOn, MayNotDraft
from coop.surplus.models import Settlement
from coop.surplus.policies import can_draft
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def set_aside(*, by: Any, settlement: Settlement, at: datetime) -> Settlement:
    """Drop it, unless the members are deciding on it; dropped already is not an error.

    Raises MayNotDraft, AllocationMovedOn.
    """
    if not can_draft(by):
        raise MayNotDraft
    one = lock_row(Settlement.objects.all(), settlement.pk)
    if one.state == AllocationState.DROPPED:
        return one
    if one.state != AllocationState.FROZEN:
        raise AllocationMovedOn(state=one.get_state_display())
    one.state = AllocationState.DROPPED
    one.save(update_fields=["state"])
    record(by=by, verb="surplus.correction_dropped", subject=one, data={"sha256": one.sha256}, at=at)
    return one
