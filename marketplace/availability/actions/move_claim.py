"""Move a claim to another start with the same worker."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.actions.release_stale import release_stale
from marketplace.availability.calculations.calendars import needed_for, reach_of
from marketplace.availability.calculations.offers import OfferSpec, blocked_span, work_span
from marketplace.availability.calculations.starts import why_not_start
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.errors import ClaimLapsed, refusal
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries.calendars import load_calendars
from marketplace.availability.queries.free_starts import nearest_starts
from marketplace.availability.registry import hooks


@transaction.atomic
def move_claim(*, by: Any, claim: SlotClaim, offer: OfferSpec, start: datetime, at: datetime) -> SlotClaim:
    """Move a live claim to `start` in one row update, so that it cannot clash with itself (row B5).

    Raises SlotAlreadyTaken or SlotNotOffered with up to three near times, the old time kept; ClaimLapsed.
    """
    (worker,) = lock_calendars(worker_ids=[claim.worker_id])
    claim.refresh_from_db()
    if claim.status == ClaimStatus.RELEASED:
        raise ClaimLapsed
    before, zone = claim.work_start, zone_named(worker.zone)
    stop = claim.stop if claim.remote or claim.place_latitude_e6 is not None else None
    needed = needed_for(reach_of(start, start + offer.grid, offer), zone)
    loaded = load_calendars([worker], needed=needed, at=at, without_claim=claim.pk)[worker.pk]
    reason = why_not_start(loaded.calendar(), offer, start, at=at, stop=stop)
    if reason is None:
        release_stale(claim_ids=loaded.stale, at=at)
        work = work_span(start, offer, zone)
        claim.work_start, claim.work_end, claim.blocked = work.start, work.end, blocked_span(work, offer)
        reason = None if _update(claim) else WhyNot.TAKEN
    if reason is not None:
        near = nearest_starts(worker=worker, offer=offer, wanted=start, at=at, travel=stop, without_claim=claim.pk)
        raise refusal(reason, nearest=near)
    data = {"from": before.isoformat(), "to": start.isoformat()}
    record(by=by, verb="claim.moved", subject=claim, data=data, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return claim


def _update(claim: SlotClaim) -> bool:
    try:
        with transaction.atomic():
            claim.save(update_fields=["work_start", "work_end", "blocked"])
    except IntegrityError:
        return False
    return True
