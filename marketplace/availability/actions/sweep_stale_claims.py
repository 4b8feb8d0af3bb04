"""Free all holds that ran out, so that none lies in the table for long."""

from datetime import datetime
from itertools import groupby

from django.db import transaction

from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.actions.release_stale import release_stale
from marketplace.availability.enums import ClaimStatus
from marketplace.availability.models import SlotClaim
from marketplace.availability.registry import hooks


def sweep_stale_claims(*, at: datetime) -> int:
    """Release every hold that ran out at `at`; return how many. One short transaction for each worker. System-only."""
    stale = SlotClaim.objects.filter(status=ClaimStatus.HELD.value, expires_at__lte=at)
    pairs = stale.order_by("worker_id", "pk").values_list("worker_id", "pk")
    released = 0
    for worker_id, rows in groupby(pairs, key=lambda pair: pair[0]):
        with transaction.atomic():
            lock_calendars(worker_ids=[worker_id])
            released += release_stale(claim_ids=[pk for _, pk in rows], at=at)
            hooks.call("changed", worker_id=worker_id)
    return released
