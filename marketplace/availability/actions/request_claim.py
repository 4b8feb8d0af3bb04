"""Keep a held time while the worker is asked."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.errors import ClaimLapsed
from marketplace.availability.models import SlotClaim


@transaction.atomic
def request_claim(*, by: Any, claim: SlotClaim, at: datetime) -> SlotClaim:
    """Turn a hold into a request: it has no end of its own; whoever made it watches the time to answer.

    Raises ClaimLapsed when the hold's time was freed.
    """
    lock_calendars(worker_ids=[claim.worker_id])
    held = SlotClaim.objects.filter(pk=claim.pk, status=ClaimStatus.HELD.value)
    if not held.update(status=ClaimStatus.REQUESTED.value, expires_at=None):
        claim.refresh_from_db()
        if claim.status == ClaimStatus.RELEASED:
            raise ClaimLapsed
        return claim
    claim.status, claim.expires_at = ClaimStatus.REQUESTED.value, None
    record(by=by, verb="claim.requested", subject=claim, at=at)
    return claim
