"""Give somebody more time to pay."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.errors import ClaimLapsed
from marketplace.availability.models import SlotClaim


@transaction.atomic
def extend_claim(*, by: Any, claim: SlotClaim, expires_at: datetime, at: datetime) -> SlotClaim:
    """Let a hold run until `expires_at`; a hold that ends later already keeps its end. How often is the caller's rule.

    A hold that ran out but was not freed yet is extended too. Raises ClaimLapsed when its time was freed.
    """
    lock_calendars(worker_ids=[claim.worker_id])
    claim.refresh_from_db()
    if claim.status == ClaimStatus.RELEASED:
        raise ClaimLapsed
    if claim.status == ClaimStatus.HELD and claim.expires_at is not None and claim.expires_at < expires_at:
        claim.expires_at = expires_at
        claim.save(update_fields=["expires_at"])
        record(by=by, verb="claim.extended", subject=claim, data={"until": expires_at.isoformat()}, at=at)
    return claim
