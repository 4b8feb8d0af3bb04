"""The clock of bookings, and their mail."""

import logging
from collections.abc import Callable
from datetime import datetime

from foundation.clock import now
from foundation.errors import Fact
from foundation.jobs.registry import job, periodic
from marketplace.bookings import emails
from marketplace.bookings.actions.complete_by_clock import complete_by_clock
from marketplace.bookings.actions.finish_by_clock import finish_by_clock
from marketplace.bookings.actions.follow_zone import follow_zone
from marketplace.bookings.actions.lapse_hold import lapse_hold
from marketplace.bookings.actions.note_worker_away import note_worker_away
from marketplace.bookings.actions.note_worker_back import note_worker_back
from marketplace.bookings.calculations.transitions import CLOCK_EXITS
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.drifted import drifted
from marketplace.bookings.queries.overdue import overdue
from marketplace.bookings.queries.without_worker import booked_ahead, told_to_be_without, without_worker

logger = logging.getLogger("commonwork.bookings")

EXITS: dict[str, Callable[..., Booking]] = {
    "B2": lapse_hold,
    "B22": finish_by_clock,
    "B22a": finish_by_clock,
    "B24": complete_by_clock,
}


def run_clock(*, at: datetime) -> int:
    """Take every booking out of a state it stayed in too long, each in a transaction of its own; return how many.

    Somebody may be quicker, or a row may need a person: neither keeps the others waiting.
    """
    moved = 0
    for exit_ in CLOCK_EXITS:
        for booking in overdue(exit_, at=at):
            try:
                EXITS[exit_.code](booking=booking, at=at)
                moved += 1
            except Fact as fact:
                logger.info("%s stays %s: %s", booking.reference, exit_.state, fact.code)
            except Exception:
                logger.exception("%s could not leave %s by the clock", booking.reference, exit_.state)
    return moved


@periodic("marketplace.bookings.tick", seconds=20)
def tick() -> None:
    run_clock(at=now())


def follow_zones(*, at: datetime) -> int:
    """Bring every booked job to the instant its wall clock means now; return how many moved. What clashes is for a
    person: it is in the log, and tried again the next day."""
    moved = 0
    for booking in drifted(at=at):
        try:
            follow_zone(booking=booking, at=at)
            moved += 1
        except Fact as fact:
            logger.error("%s cannot follow the new rules of %s: %s", booking.reference, booking.zone, fact.code)
    return moved


@periodic("marketplace.bookings.follow_zones", seconds=24 * 3600)
def follow() -> None:
    follow_zones(at=now())


def follow_membership(*, member_id: int, at: datetime) -> int:
    """Tell the customers of a worker whose membership changed, and those whom it lets come again; return how many."""
    away = set(without_worker(at=at).filter(worker__member_id=member_id).values_list("pk", flat=True))
    told = 0
    for booking in booked_ahead(at=at).filter(worker__member_id=member_id):
        if told_to_be_without(booking) != (booking.pk in away):
            act = note_worker_away if booking.pk in away else note_worker_back
            try:
                act(booking=booking, at=at)
                told += 1
            except Fact as fact:
                logger.info("%s stays %s: %s", booking.reference, booking.state, fact.code)
    return told


@job("marketplace.bookings.follow_membership")
def follow_one_membership(*, member_id: int) -> None:
    follow_membership(member_id=member_id, at=now())


@job("marketplace.bookings.mail_worker_away")
def mail_worker_away(*, booking_id: int) -> None:
    emails.send(emails.worker_away, booking_id)


@job("marketplace.bookings.mail_worker_back")
def mail_worker_back(*, booking_id: int) -> None:
    emails.send(emails.worker_back, booking_id)


@job("marketplace.bookings.mail_follow_zone")
def mail_follow_zone(*, booking_id: int) -> None:
    emails.send(emails.new_clock, booking_id)
    emails.send(emails.new_clock_to_worker, booking_id)


@job("marketplace.bookings.mail_confirmed")
def mail_confirmed(*, booking_id: int) -> None:
    emails.send(emails.confirmed, booking_id)


@job("marketplace.bookings.mail_new_to_worker")
def mail_new_to_worker(*, booking_id: int) -> None:
    emails.send(emails.new_to_worker, booking_id)


@job("marketplace.bookings.mail_cancelled")
def mail_cancelled(*, booking_id: int) -> None:
    emails.send(emails.cancelled_to_customer, booking_id)
    emails.send(emails.cancelled_to_worker, booking_id)


@job("marketplace.bookings.mail_done")
def mail_done(*, booking_id: int) -> None:
    emails.send(emails.done, booking_id)


@job("marketplace.bookings.mail_receipt")
def mail_receipt(*, booking_id: int) -> None:
    emails.send(emails.receipt, booking_id)
    emails.send(emails.earned_to_worker, booking_id)
