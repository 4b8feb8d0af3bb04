"""The stage of a booking for one reader: its facts, its words and its next step."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from marketplace.bookings.calculations.stages import Facts, Stage, filled, stage_for
from marketplace.bookings.calculations.visits import set_off_from
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models import Booking
from marketplace.bookings.views._flow import times_url
from marketplace.bookings.views._gone import paid_too_late
from marketplace.bookings.views._words import clock_at, moment_of, money_words, when_words


def facts_of(booking: Booking, *, at: datetime) -> Facts:
    """What decides the stage now."""
    confirmed = booking.state is BookingState.CONFIRMED
    return Facts(
        state=booking.state,
        ended_by=booking.ended_by,
        set_off=booking.set_off_at is not None,
        may_set_off=confirmed and at >= set_off_from(booking.start_utc),
        may_start=confirmed and at >= booking.starts_open,
        free_now=booking.free_until is not None and at < booking.free_until,
        came_too_late=booking.state is BookingState.LAPSED and paid_too_late(booking),
    )


def short_name(person: Any) -> str:
    """How a customer is called on a worker's page: the first name."""
    return person.get_short_name() if person is not None else ""


def words_of(booking: Booking, side: Side, reader: ZoneInfo) -> dict[str, str]:
    """Everything the words of a stage may want filled in."""
    window = timedelta(hours=booking.policy.number("claim_window_hours"))
    sent_from = booking.completed_at + window if booking.completed_at else None
    name = booking.contact_name if side is Side.COOP else short_name(booking.customer)
    return {
        "worker": booking.worker.name,
        "customer": name,
        "when": when_words(booking),
        "total": money_words(booking, booking.total),
        "share": money_words(booking, booking.worker_share),
        "hold_until": moment_of(booking, booking.hold_expires_at, reader),
        "free_until": moment_of(booking, booking.free_until, reader),
        "accept_by": moment_of(booking, booking.accept_by, reader),
        "started": clock_at(booking, booking.started_at),
        "opens": moment_of(booking, booking.starts_open),
        "sent_from": moment_of(booking, sent_from),
        "remark": booking.ended_note,
    }


# Which rule sets the clock that the words of a stage speak of.
STAGE_RULES = {
    BookingState.HELD: "hold_minutes",
    BookingState.DONE: "accept_window_hours",
    BookingState.COMPLETED: "claim_window_hours",
}


def rule_of_stage(booking: Booking) -> dict[str, str] | None:
    """Who decided the clock of this stage; None where no rule's clock runs."""
    key = booking.policy.cutoff_key if booking.state is BookingState.CONFIRMED else STAGE_RULES.get(booking.state)
    return booking.policy.decided(key) if key else None


def stage_context(booking: Booking, side: Side, reader: ZoneInfo, *, at: datetime) -> dict[str, Any]:
    """The heading, the explanation, the badge and the one next step, filled in."""
    stage: Stage = stage_for(side, facts_of(booking, at=at))
    words = words_of(booking, side, reader)
    return {
        "heading": filled(stage.heading, words),
        "explanation": filled(stage.text, words),
        "stage_rule": rule_of_stage(booking),
        "badge": booking.state.label,
        "free_now": booking.free_until is not None and at < booking.free_until,
        "tone": stage.tone,
        "action": stage.action,
        "action_label": filled(stage.label, words),
        "action_url": action_url(booking, stage.action),
    }


def action_url(booking: Booking, action: str) -> str:
    """Where the next step leads; "" where there is none."""
    if action == "again":
        return times_url(booking)
    if action == "money":
        return reverse("bookings:money")
    names = {
        "go_on": "check_and_pay",
        "calendar": "calendar_file",
        "accept": "accept",
        "receipt": "receipt",
        "set_off": "set_off",
        "start": "start",
        "finish": "finish",
    }
    return reverse(f"bookings:{names[action]}", args=[booking.reference]) if action else ""
