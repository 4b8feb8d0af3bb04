"""What people do: book, pay, work, accept, change their minds. One function a deed, through the rooms' actions."""

import random
from datetime import datetime, timedelta
from typing import Any

from config.demo.story.cast import CUSTOMERS
from config.demo.story.places import POSTCODE
from foundation.accounts.models import User
from marketplace.availability.queries.free_starts import free_starts
from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.actions.finish_work import finish_work
from marketplace.bookings.actions.give_details import Details, give_details
from marketplace.bookings.actions.hold_time import hold_time
from marketplace.bookings.actions.start_payment import start_payment
from marketplace.bookings.actions.start_work import start_work
from marketplace.bookings.enums import EndReason
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor
from marketplace.bookings.queries.offers import offer_of
from marketplace.bookings.queries.quotes import Choice, price_of
from marketplace.bookings.queries.rules_now import rules_now
from marketplace.services.models import Listing
from marketplace.services.queries.price_rules import extra_facts
from payments.checkout.actions.send_checkout import send_checkout
from payments.checkout.actions.sync_checkout import sync_checkout

ADDRESS = {name: (street, town, f"{POSTCODE[town]} 8ZZ") for name, town, street in CUSTOMERS}
NOTES = ("The key is with number 9.", "Please ring twice.", "The cat is shy.", "Side gate, blue door.", "")


def choice_for(listing: Listing, dice: random.Random) -> Choice:
    """A plausible length, and now and then an extra."""
    lengths = list(range(listing.min_minutes, min(listing.max_minutes, 240) + 1, 60)) or [listing.min_minutes]
    extras = [extra.key for extra in extra_facts(listing)]
    return Choice(dice.choice(lengths), [(extras[0], 1)] if extras and dice.random() < 0.3 else [])


def free_time(listing: Listing, choice: Choice, *, within_days: int, dice: random.Random, at: datetime) -> Any:
    """A free start in the next days, or None."""
    policy = rules_now(listing, at=at)
    offer = offer_of(listing, minutes=price_of(listing, choice).minutes, policy=policy)
    starts = free_starts(worker=listing.worker, offer=offer, from_=at, until=at + timedelta(days=within_days), at=at)
    return dice.choice(starts).start if starts else None


def hold(customer: User, listing: Listing, *, within_days: int, dice: random.Random, at: datetime) -> Booking | None:
    """Keep a time and type the details; None when no time is free or the place is out of reach."""
    choice = choice_for(listing, dice)
    start = free_time(listing, choice, within_days=within_days, dice=dice, at=at)
    if start is None:
        return None
    by = Visitor(user=customer)
    booking = hold_time(by=by, listing=listing, start=start, choice=choice, at=at)
    street, town, postcode = ADDRESS[customer.name]
    details = Details(
        contact_name=customer.name,
        contact_phone="01422 496 0000",
        address_line1=street,
        town=town,
        postcode=postcode,
        access_notes=dice.choice(NOTES),
    )
    return give_details(by=by, booking=booking, details=details, at=at)


def pay(customer: User, booking: Booking, *, control: Any, at: datetime, outcome: str = "succeed") -> Booking:
    """Go to the payment page and pay there."""
    booking = start_payment(by=Visitor(user=customer), booking=booking, consent=True, at=at)
    if booking.payment is None:
        raise LookupError(f"{booking.reference} has no payment page")
    payment = send_checkout(payment=booking.payment, at=at)
    control.pay(payment.session_id, outcome)
    sync_checkout(payment=payment, at=at)
    return Booking.objects.get(pk=booking.pk)


def work(booking: Booking, worker_user: User, *, at: datetime) -> Booking:
    return start_work(by=worker_user, booking=booking, at=at)


def finish(booking: Booking, worker_user: User, *, at: datetime) -> Booking:
    return finish_work(by=worker_user, booking=booking, actual_minutes=booking.minutes, at=at)


def accept(booking: Booking, customer: User, *, at: datetime) -> Booking:
    return accept_work(by=customer, booking=booking, at=at)


def change_mind(booking: Booking, customer: User, *, at: datetime) -> Booking:
    return cancel_as_customer(by=customer, booking=booking, at=at)


def fall_ill(booking: Booking, worker_user: User, *, at: datetime) -> Booking:
    return cancel_as_worker(by=worker_user, booking=booking, why=EndReason.WORKER_ILL, at=at)
