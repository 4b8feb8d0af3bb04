"""Give a time back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.models import SlotClaim
from marketplace.availability.registry import hooks


@transaction.atomic
def release_claim(*, by: Any, claim: SlotClaim, at: datetime, reason: str = "") -> SlotClaim:
    """Free the time of a claim, whatever its state; once is enough."""
    lock_calendars(worker_ids=[claim.worker_id])
    live = SlotClaim.objects.filter(pk=claim.pk).exclude(status=ClaimStatus.RELEASED.value)
    changed = live.update(status=ClaimStatus.RELEASED.value, expires_at=None)
    claim.status, claim.expires_at = ClaimStatus.RELEASED.value, None
    if changed:
        record(by=by, verb="claim.released", subject=claim, at=at, reason=reason)
        hooks.call("changed", worker_id=claim.worker_id)
    return claim
