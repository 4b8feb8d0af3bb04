"""B1: keep a time for somebody while they fill in the details and pay."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from foundation.locks import advisory_lock
from marketplace.bookings.actions._answers import answers_from
from marketplace.bookings.actions._listing_guard import require_floor, require_open, require_somebody_else
from marketplace.bookings.actions._move import Actor, first_event
from marketplace.bookings.actions._time import take_time
from marketplace.bookings.actions.leave_hold import leave_hold
from marketplace.bookings.calculations.bill import as_json, for_real_minutes
from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot
from marketplace.bookings.calculations.reference import SPACE, make_reference
from marketplace.bookings.enums import Side
from marketplace.bookings.errors import NotYours, ReasonNeeded, TooManyHolds
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_hold_time
from marketplace.bookings.queries.holds import last_answers, live_holds
from marketplace.bookings.queries.quotes import Choice, needs_early_consent, price_of, shares_under
from marketplace.bookings.queries.rules_now import rules_now
from marketplace.services.calculations.price import PriceBreakdown
from marketplace.services.models import Listing
from marketplace.services.queries.price_rules import price_facts


@transaction.atomic
def hold_time(
    *,
    by: Visitor,
    listing: Listing,
    start: datetime,
    choice: Choice,
    customer: Any = None,
    reason: str = "",
    at: datetime,
) -> Booking:
    """Take the time that begins at `start` (UTC), with price, split and rules copied as they are now.

    `customer` is who it is for when a helper of the co-op books, who then says why. A person keeps one time per
    listing: another one takes its place and keeps the answers, and pressing twice returns the hold that is there.
    Raises NotYours, ReasonNeeded, ListingNotOpen, MissingChecks, BelowPriceFloor, LengthNotOffered, ExtraNotOffered,
    TooManyHolds, and what availability refuses: SlotAlreadyTaken or SlotNotOffered with the nearest free times.
    """
    actor = _actor(by, customer, reason)
    person = actor.on_behalf_of or actor.user
    listing = Listing.objects.select_related("worker__member__user", "trade").get(pk=listing.pk)
    require_open(listing, at=at)
    require_somebody_else(listing, person)
    policy = rules_now(listing, at=at)
    bill = price_of(listing, choice)
    advisory_lock("marketplace.bookings.holds", person.pk if person else by.guest_key)
    mine = list(live_holds(user=person, guest_key=by.guest_key, at=at))
    here = [hold for hold in mine if hold.listing_id == listing.pk]
    if same := next((hold for hold in here if _is_same(hold, start, bill)), None):
        return same
    if len(mine) - len(here) >= policy.number("live_holds_per_person"):
        raise TooManyHolds(limit=policy.number("live_holds_per_person"))
    earlier = last_answers(user=person, guest_key=by.guest_key)
    for hold in here:
        leave_hold(by=by, booking=hold, at=at)
    booking = _new(listing, policy, person, by, actor, at)
    booking.claim = take_time(booking, listing, start, bill.minutes, policy, at=at)
    _price(booking, listing, policy, bill)
    for column, value in answers_from(earlier).items():
        setattr(booking, column, value)
    booking.early_start_needs_consent = needs_early_consent(listing, start, at=at)
    booking.save(force_insert=True)
    first_event(booking, actor=actor, at=at, data={"total": booking.total, "minutes": booking.minutes})
    return booking


def _actor(by: Visitor, customer: Any, reason: str) -> Actor:
    """Who holds, and for whom."""
    if not can_hold_time(by, customer):
        raise NotYours
    if customer is None or customer == by.signed_in:
        return Actor(side=Side.CUSTOMER, user=by.signed_in)
    if not reason.strip():
        raise ReasonNeeded(fields={"reason": str(ReasonNeeded.message)})
    return Actor(side=Side.CUSTOMER, user=by.signed_in, on_behalf_of=customer, reason=reason.strip())


def _is_same(hold: Booking, start: datetime, bill: PriceBreakdown) -> bool:
    """Is this the hold that the same press would make? The clock may have changed its minutes, never its choice."""
    lines = [(line["key"], line["quantity"]) for line in hold.price_snapshot["lines"][1:]]
    wanted = [(line.key, line.quantity) for line in bill.lines[1:]]
    return hold.start_utc == start and hold.price_snapshot["chosen_minutes"] == bill.work_minutes and lines == wanted


def _new(listing: Listing, policy: PolicySnapshot, person: Any, by: Visitor, actor: Actor, at: datetime) -> Booking:
    return Booking(
        reference=_free_reference(),
        ledger_ref=f"bk_{secrets.token_hex(11)}",
        customer=person,
        guest_key="" if person else by.guest_key,
        helper=actor.user if actor.on_behalf_of else None,
        worker=listing.worker,
        listing=listing,
        title=listing.title,
        place_mode=listing.place_mode,
        contact_name=person.name if person else "",
        contact_phone=person.phone if person else "",
        policy_snapshot=policy.as_json(),
        held_at=at,
        hold_expires_at=at + timedelta(minutes=policy.number("hold_minutes")),
    )


def _free_reference() -> str:
    """A reference nobody has: there are so many that the first one nearly always is."""
    prefix = str(settings.COOP.get("reference_prefix", "CW"))
    while True:
        reference = make_reference(secrets.randbelow(SPACE), prefix=prefix)
        if not Booking.objects.filter(reference=reference).exists():
            return reference


def _price(booking: Booking, listing: Listing, policy: PolicySnapshot, bill: PriceBreakdown) -> None:
    """Copy the price of the minutes that will really pass, and its planned split."""
    real = for_real_minutes(bill, price_facts(listing), minutes=booking.minutes)
    require_floor(real, policy)
    shares = shares_under(policy, real.total_minor)
    booking.currency = str(settings.COOP["currency"])
    booking.total = real.total_minor
    booking.worker_share = shares.worker_minor
    booking.contribution = real.total_minor - shares.worker_minor
    booking.card_cost_expected = shares.outside_minor
    booking.price_snapshot = as_json(real) | {"chosen_minutes": bill.work_minutes}
