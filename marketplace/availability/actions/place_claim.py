"""Say where a claimed job is, once the customer has told."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.availability.actions.lock_calendars import lock_calendars
from marketplace.availability.calculations.calendars import span_to_load
from marketplace.availability.calculations.clashes import Clashes
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.travel import Stop
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.enums import ClaimStatus, WhyNot
from marketplace.availability.errors import ClaimLapsed, refusal
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries.calendars import load_calendars
from marketplace.availability.queries.free_starts import nearest_starts


@transaction.atomic
def place_claim(*, by: Any, claim: SlotClaim, offer: OfferSpec, stop: Stop, at: datetime) -> SlotClaim:
    """Keep the place of the work with the claim, if there is time to get there and away again.

    Raises SlotAlreadyTaken (the way is too long) with up to three near times for that place; ClaimLapsed.
    """
    (worker,) = lock_calendars([claim.worker_id])
    claim.refresh_from_db()
    if claim.status == ClaimStatus.RELEASED:
        raise ClaimLapsed
    span = span_to_load(claim.work, zone_named(worker.zone))
    loaded = load_calendars([worker], span=span, at=at, without_claim=claim.pk)[worker.pk]
    if Clashes(loaded.calendar(), offer, stop).with_work(claim.work):
        near = nearest_starts(worker=worker, offer=offer, wanted=claim.work_start, at=at, travel=stop)
        raise refusal(WhyNot.TRAVEL, nearest=near)
    claim.place_latitude_e6, claim.place_longitude_e6, claim.remote = stop
    claim.save(update_fields=["place_latitude_e6", "place_longitude_e6", "remote"])
    record(by=by, verb="claim.placed", subject=claim, at=at)
    return claim
