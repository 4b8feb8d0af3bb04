"""The one way a booking moves: lock it, compare, check the table, write, record. Private to the actions of this room.

Lock order: the booking first, then the worker's calendar (inside availability), then nothing of ours.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.audit.actions.record import record
from foundation.rows import Joining
from marketplace.bookings.calculations.transitions import transition
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import ChangedMeanwhile, NotNow
from marketplace.bookings.models import Booking, BookingEvent

PEOPLE = Joining(Booking, "worker__member__user", "customer", "listing", "claim", "payment")


@dataclass(frozen=True)
class Actor:
    """Who acts, on whose side. `user` is None for the clock, the provider and a guest; staff act `on_behalf_of`."""

    side: Side
    user: Any = None
    on_behalf_of: Any = None
    reason: str = ""


CLOCK = Actor(side=Side.CLOCK)
PROVIDER = Actor(side=Side.PROVIDER)


def lock_booking(booking: Booking, *, seen: int | None = None) -> Booking:
    """Lock the booking until the transaction ends and return it fresh.

    `seen` is the version the person was looking at. Raises ChangedMeanwhile when it has moved on since.
    """
    fresh = PEOPLE.one("id", booking.pk, lock=True)
    if fresh is None:
        raise Booking.DoesNotExist
    if seen is not None and fresh.version != seen:
        raise ChangedMeanwhile(booking=fresh, state=fresh.state.label)
    return fresh


def require(booking: Booking, *states: BookingState) -> None:
    """Raise NotNow unless the booking is in one of these states."""
    if booking.state not in states:
        raise NotNow(booking=booking, state=booking.state.label)


def require_row(booking: Booking, code: str) -> None:
    """Raise NotNow unless the row of the table with this code starts from where the booking is."""
    require(booking, *transition(code).sources)


def move(booking: Booking, code: str, *, actor: Actor, at: datetime, data: Any = None, **changes: Any) -> Booking:
    """Carry out one row of the table on a locked booking, with its event and its audit record.

    `changes` are the columns that change with it. Raises NotNow when the row does not start from here.
    """
    require_row(booking, code)
    row = transition(code)
    if actor.side not in row.sides:
        raise ValueError(f"{code} is not done by {actor.side}")
    before, booking.status = booking.status, row.target
    return _write(booking, row.verb, code, before, actor, at, data, {**changes, "status": row.target})


def note(booking: Booking, verb: str, *, actor: Actor, at: datetime, data: Any = None, **changes: Any) -> Booking:
    """Change columns of a locked booking without moving it; the event says what was done."""
    return _write(booking, verb, "", booking.status, actor, at, data, changes)


def first_event(booking: Booking, *, actor: Actor, at: datetime, data: Any = None) -> None:
    """Write the event of the row that made the booking (B1)."""
    _record(booking, transition("B1").verb, "B1", "", actor, at, data)


def _write(
    booking: Booking, verb: str, code: str, before: str, actor: Actor, at: datetime, data: Any, changes: dict[str, Any]
) -> Booking:
    booking.version += 1
    for column, value in changes.items():
        setattr(booking, column, value)
    booking.save(update_fields=["version", *changes])
    _record(booking, verb, code, before, actor, at, data)
    return booking


def _record(booking: Booking, verb: str, code: str, before: str, actor: Actor, at: datetime, data: Any) -> None:
    BookingEvent.objects.create(
        booking=booking,
        version=booking.version,
        verb=verb,
        code=code,
        before=before,
        after=booking.status,
        side=actor.side,
        by=actor.user,
        on_behalf_of=actor.on_behalf_of,
        reason=actor.reason,
        data=data or {},
        at=at,
    )
    record(
        by=actor.user,
        verb=f"booking.{verb}",
        subject=booking,
        data={"code": code, "side": str(actor.side), **(data or {})},
        at=at,
        reason=actor.reason,
        on_behalf_of=actor.on_behalf_of,
    )
