"""Move a claim because the clocks of its place changed their rules, not because anybody asked. System-only."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.errors import ClaimLapsed, SlotAlreadyTaken
from marketplace.availability.models import SlotClaim
from marketplace.availability.registry import hooks


@transaction.atomic
def shift_claim(*, claim: SlotClaim, change: timedelta, at: datetime) -> SlotClaim:
    """Move a live claim with its set-up and wrap-up by `change`; hours and limits are not asked: it was agreed.

    Raises ClaimLapsed, and SlotAlreadyTaken where the worker has something else then (nothing is changed).
    """
    lock_calendars(worker_ids=[claim.worker_id])
    fresh = lock_row(SlotClaim.objects.all(), claim.pk)
    if fresh.status == ClaimStatus.RELEASED.value:
        raise ClaimLapsed
    before = fresh.work_start
    blocked = type(fresh.blocked)(fresh.blocked.lower + change, fresh.blocked.upper + change, bounds="[)")
    fresh.work_start, fresh.work_end, fresh.blocked = before + change, fresh.work_end + change, blocked
    try:
        with transaction.atomic():
            fresh.save(update_fields=["work_start", "work_end", "blocked"])
    except IntegrityError:
        raise SlotAlreadyTaken(WhyNot.TAKEN) from None
    data = {"from": before.isoformat(), "to": fresh.work_start.isoformat()}
    record(by=None, verb="claim.shifted", subject=fresh, data=data, at=at)
    hooks.call("changed", worker_id=fresh.worker_id)
    return fresh
