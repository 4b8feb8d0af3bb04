"""Learn where the work of a held time is: the way from one job to the next counts from then on."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.calculations.calendars import needed_for
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.starts import Judge
from marketplace.availability.calculations.travel import Stop
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.errors import ClaimLapsed, refusal
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries.calendars import load_calendars
from marketplace.availability.queries.free_starts import nearest_starts
from marketplace.availability.registry import hooks


@transaction.atomic
def place_claim(*, by: Any, claim: SlotClaim, offer: OfferSpec, place: Stop, at: datetime) -> SlotClaim:
    """Put a claim at `place`, if the worker can get there from the job before and on to the job after.

    Raises SlotAlreadyTaken (travel) with up to three near times, the claim as it was; ClaimLapsed.
    """
    (worker,) = lock_calendars(worker_ids=[claim.worker_id])
    claim.refresh_from_db()
    if claim.status == ClaimStatus.RELEASED:
        raise ClaimLapsed
    if claim.stop == place:
        return claim
    needed = needed_for(claim.work, zone_named(worker.zone))
    loaded = load_calendars([worker], needed=needed, at=at, without_claim=claim.pk)[worker.pk]
    if Judge(loaded.calendar(), offer, at, place).clashes.with_work(claim.work) is not None:
        near = nearest_starts(
            worker=worker, offer=offer, wanted=claim.work_start, at=at, travel=place, without_claim=claim.pk
        )
        raise refusal(WhyNot.TRAVEL, nearest=near)
    claim.place_latitude_e6, claim.place_longitude_e6 = place.latitude, place.longitude
    claim.remote = place.remote
    claim.save(update_fields=["place_latitude_e6", "place_longitude_e6", "remote"])
    record(by=by, verb="claim.placed", subject=claim, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return claim
