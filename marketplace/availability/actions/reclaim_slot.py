"""Take a lapsed time again, because the money arrived after all."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.actions.release_stale import release_stale
from marketplace.availability.calculations.calendars import needed_for
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.starts import Judge, why_not_open
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.errors import refusal
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries.calendars import load_calendars
from marketplace.availability.queries.free_starts import nearest_starts
from marketplace.availability.registry import hooks


@transaction.atomic
def reclaim_slot(*, by: Any, claim: SlotClaim, offer: OfferSpec, at: datetime) -> SlotClaim:
    """Confirm a claim whose hold lapsed, if nobody took its time and the worker still works then.

    Notice and horizon were met when it was held, and are not asked for again; the start must not be past.
    Raises SlotAlreadyTaken or SlotNotOffered with up to three near times; then the money goes back.
    """
    (worker,) = lock_calendars(worker_ids=[claim.worker_id])
    claim.refresh_from_db()
    if claim.status != ClaimStatus.RELEASED:
        return confirm_claim(by=by, claim=claim, at=at)
    work, stop = claim.work, claim.stop
    loaded = load_calendars([worker], needed=needed_for(work, zone_named(worker.zone)), at=at)[worker.pk]
    calendar = loaded.calendar()
    known_stop = stop if stop.remote or stop.latitude is not None else None
    judge = Judge(calendar, offer, at, known_stop)
    reason = WhyNot.TOO_SOON if work.start < at else why_not_open(calendar, work) or judge.blocked_by_others(work)
    if reason is None:
        release_stale(claim_ids=loaded.stale, at=at)
        reason = None if _take_again(claim) else WhyNot.TAKEN
    if reason is not None:
        near = nearest_starts(worker=worker, offer=offer, wanted=work.start, at=at, travel=known_stop)
        raise refusal(reason, nearest=near)
    record(by=by, verb="claim.reclaimed", subject=claim, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return claim


def _take_again(claim: SlotClaim) -> bool:
    claim.status, claim.expires_at = ClaimStatus.CONFIRMED.value, None
    try:
        with transaction.atomic():
            claim.save(update_fields=["status", "expires_at"])
    except IntegrityError:
        return False
    return True
