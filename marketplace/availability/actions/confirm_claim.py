"""Make a held or requested time a promise."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.errors import ClaimLapsed
from marketplace.availability.models import SlotClaim
from marketplace.availability.registry import hooks


@transaction.atomic
def confirm_claim(*, by: Any, claim: SlotClaim, at: datetime) -> SlotClaim:
    """Confirm a claim; a hold that ran out but was not freed yet counts (payment beats expiry). Twice is once.

    Raises ClaimLapsed when its time was freed: then `reclaim_slot` tries to take it again.
    """
    lock_calendars(worker_ids=[claim.worker_id])
    open_ones = SlotClaim.objects.filter(pk=claim.pk, status__in=[ClaimStatus.HELD.value, ClaimStatus.REQUESTED.value])
    changed = open_ones.update(status=ClaimStatus.CONFIRMED.value, expires_at=None)
    if not changed:
        claim.refresh_from_db()
        if claim.status != ClaimStatus.CONFIRMED:
            raise ClaimLapsed
        return claim
    claim.status, claim.expires_at = ClaimStatus.CONFIRMED.value, None
    record(by=by, verb="claim.confirmed", subject=claim, at=at)
    hooks.call("changed", worker_id=claim.worker_id)
    return claim
