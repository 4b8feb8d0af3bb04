"""Take a time for somebody."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.actions.release_stale import release_stale
from marketplace.availability.calculations.calendars import needed_for, reach_of
from marketplace.availability.calculations.offers import OfferSpec, blocked_span, work_span
from marketplace.availability.calculations.starts import why_not_start
from marketplace.availability.calculations.travel import UNKNOWN, Stop
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.errors import ReferenceInUse, refusal
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries.calendars import load_calendars, stop_for
from marketplace.availability.queries.claims import claim_for
from marketplace.availability.queries.free_starts import nearest_starts
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker


@transaction.atomic
def claim_slot(
    *,
    by: Any,
    worker: Worker,
    offer: OfferSpec,
    start: datetime,
    reference: str,
    expires_at: datetime,
    at: datetime,
    purpose: str = "booking",
    travel: Stop | None = None,
) -> SlotClaim:
    """Hold `start` (UTC) with `worker` until `expires_at`, for what the caller calls `reference`.

    The worker's calendar is locked, holds that ran out give way, and the one start is judged again from scratch.
    The same reference asking again for the same start gets the claim it has. `by` may be None: a guest.
    Raises SlotAlreadyTaken or SlotNotOffered, both with up to three near times; ReferenceInUse.
    """
    (worker,) = lock_calendars(worker_ids=[worker.pk])
    zone = zone_named(worker.zone)
    needed = needed_for(reach_of(start, start + offer.grid, offer), zone)
    loaded = load_calendars([worker], needed=needed, at=at)[worker.pk]
    stop = stop_for(worker, offer, travel)
    reason = why_not_start(loaded.calendar(), offer, start, at=at, stop=stop)
    claim = _claim(worker, offer, start, stop or UNKNOWN, reference, purpose, expires_at, at)
    if reason is None:
        release_stale(claim_ids=loaded.stale, at=at)
        if not claim.insert_unless_taken():
            reason = WhyNot.TAKEN
    if reason is not None:
        ours = claim_for(worker=worker, purpose=purpose, reference=reference)
        if ours and ours.work == claim.work:
            return ours
        if ours:
            raise ReferenceInUse
        near = nearest_starts(worker=worker, offer=offer, wanted=start, at=at, travel=travel)
        raise refusal(reason, nearest=near)
    record(by=by, verb="claim.held", subject=claim, data={"start": start.isoformat()}, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return claim


def _claim(
    worker: Worker,
    offer: OfferSpec,
    start: datetime,
    stop: Stop,
    reference: str,
    purpose: str,
    expires_at: datetime,
    at: datetime,
) -> SlotClaim:
    work = work_span(start, offer, zone_named(worker.zone))
    return SlotClaim(
        worker=worker,
        work_start=work.start,
        work_end=work.end,
        blocked=blocked_span(work, offer),
        status=ClaimStatus.HELD.value,
        expires_at=expires_at,
        purpose=purpose,
        reference=reference,
        place_latitude_e6=stop.latitude,
        place_longitude_e6=stop.longitude,
        remote=stop.remote,
        created_at=at,
    )
