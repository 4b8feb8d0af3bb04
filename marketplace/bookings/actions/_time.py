"""How a booking takes, keeps and gives back the worker's time. Private to the actions of this room."""

from datetime import datetime

from marketplace.availability.actions.claim_slot import claim_slot
from marketplace.availability.actions.extend_claim import extend_claim
from marketplace.availability.actions.place_claim import place_claim
from marketplace.availability.actions.reclaim_slot import reclaim_slot
from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.travel import Stop
from marketplace.availability.errors import ClaimLapsed, SlotRefused
from marketplace.availability.models import SlotClaim
from marketplace.bookings.calculations.bill import read_bill
from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot
from marketplace.bookings.errors import HoldLapsed
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.offers import offer_of
from marketplace.services.models import Listing
from marketplace.workers.calculations.geography import Point
from payments.checkout.errors import PurposeRefused

PURPOSE = "booking"


def take_time(
    booking: Booking, listing: Listing, start: datetime, minutes: int, policy: PolicySnapshot, *, at: datetime
) -> SlotClaim:
    """Claim the time for a new booking and put it on the booking; `minutes` as chosen, extras included.

    Raises SlotAlreadyTaken or SlotNotOffered with the nearest free times.
    """
    claim = claim_slot(
        by=booking.customer,
        worker=listing.worker,
        offer=offer_of(listing, minutes=minutes, policy=policy),
        start=start,
        reference=booking.reference,
        expires_at=booking.hold_expires_at,  # type: ignore[arg-type]
        at=at,
        purpose=PURPOSE,
    )
    booking.zone = listing.worker.zone
    booking.start_utc, booking.end_utc = claim.work_start, claim.work_end
    booking.minutes = claim.work.minutes
    local = claim.work_start.astimezone(booking.place_zone)
    booking.local_date, booking.local_time, booking.local_fold = local.date(), local.time(), local.fold
    return claim


def confirm_time(booking: Booking, *, at: datetime) -> None:
    """Make the claim a promise, taking the time again where it lapsed. Raises PurposeRefused when it is gone."""
    try:
        booking.claim = reclaim_slot(by=None, claim=_claim(booking), offer=_offer(booking), at=at)
    except SlotRefused as gone:
        raise PurposeRefused(str(gone)) from gone


def keep_time_until(booking: Booking, until: datetime, *, at: datetime) -> None:
    """Let the claim run as long as the hold. Raises HoldLapsed when its time was given to somebody else."""
    try:
        extend_claim(by=booking.customer, claim=_claim(booking), expires_at=until, at=at)
    except ClaimLapsed as lapsed:
        raise HoldLapsed from lapsed


def put_claim_at(booking: Booking, point: Point, *, at: datetime) -> None:
    """Tell the worker's calendar where the work is, so that the way from one job to the next is counted.

    Raises SlotAlreadyTaken when the way from the jobs around it is too long, HoldLapsed when the time is gone.
    """
    stop = Stop(point.latitude_e6, point.longitude_e6)
    try:
        place_claim(by=booking.customer, claim=_claim(booking), offer=_offer(booking), place=stop, at=at)
    except ClaimLapsed as lapsed:
        raise HoldLapsed from lapsed


def free_time_of(booking: Booking, *, at: datetime) -> None:
    """Give the time back to the worker."""
    release_claim(by=None, claim=_claim(booking), at=at)


def _claim(booking: Booking) -> SlotClaim:
    if booking.claim is None:
        raise HoldLapsed
    return booking.claim


def _offer(booking: Booking) -> OfferSpec:
    minutes = booking.price_snapshot["chosen_minutes"] + sum(
        line.minutes for line in read_bill(booking.price_snapshot).lines[1:]
    )
    return offer_of(booking.listing, minutes=minutes, policy=booking.policy)
