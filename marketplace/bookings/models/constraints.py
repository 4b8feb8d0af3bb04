"""What the database itself refuses of a booking, each named as the sentence it keeps true."""

from typing import Any

from django.db.models import (
    BaseConstraint,
    CheckConstraint,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    Func,
    Index,
    Q,
)

from marketplace.bookings.enums import PAID_STATES, BookingState, EndReason, Side
from marketplace.services.enums import PlaceMode

S = BookingState


class Minutes(Func):
    """A whole number of minutes as a length of time."""

    function = "make_interval"
    template = "%(function)s(mins => %(expressions)s)"
    output_field = DurationField()


def _implies(states: Any, then: Q) -> Q:
    """In these states, `then` holds."""
    return ~Q(status__in=[str(state) for state in states]) | then


BOOKING_CONSTRAINTS: list[BaseConstraint] = [
    CheckConstraint(
        condition=Q(status__in=S.values)
        & Q(place_mode__in=PlaceMode.values)
        & Q(ended_by__in=["", *Side.values])
        & Q(ended_why__in=["", *EndReason.values]),
        name="a_booking_uses_known_words",
    ),
    # People pay for minutes that really pass, also on the night the clocks change.
    CheckConstraint(
        condition=Q(minutes__gt=0)
        & Q(end_utc=ExpressionWrapper(F("start_utc") + Minutes(F("minutes")), output_field=DateTimeField())),
        name="the_work_lasts_the_minutes_that_are_paid",
    ),
    # Lost or invented pennies would surface as a booking account that never closes.
    CheckConstraint(
        condition=Q(total__gt=0) & Q(total=F("worker_share") + F("contribution")),
        name="the_shares_add_up_to_the_price",
    ),
    CheckConstraint(
        condition=Q(customer__isnull=False) | Q(status__in=[S.HELD, S.LAPSED]),
        name="only_a_hold_may_be_nobodys",
    ),
    CheckConstraint(
        condition=Q(customer__isnull=False) | ~Q(guest_key=""),
        name="a_hold_is_somebodys_or_a_guests",
    ),
    # Every clock that a state needs is set: a booking without one could hang for ever with money in it.
    CheckConstraint(condition=_implies([S.HELD], Q(hold_expires_at__isnull=False)), name="a_hold_knows_when_it_ends"),
    CheckConstraint(
        condition=_implies([S.REQUESTED], Q(respond_by__isnull=False)), name="a_request_knows_when_it_ends"
    ),
    CheckConstraint(
        condition=_implies([S.CONFIRMED, S.IN_PROGRESS], Q(auto_done_at__isnull=False)),
        name="a_job_ahead_knows_when_it_counts_as_done",
    ),
    CheckConstraint(
        condition=_implies([S.DONE], Q(accept_by__isnull=False) & Q(done_at__isnull=False)),
        name="a_job_done_knows_when_it_is_accepted",
    ),
    CheckConstraint(condition=Q(hold_extensions__lte=1), name="a_hold_is_extended_once"),
    CheckConstraint(condition=Q(bank_check_extensions__lte=1), name="a_bank_check_extends_a_hold_once"),
    # Nobody works, or is paid, for a booking that no payment stands behind.
    CheckConstraint(
        condition=_implies(PAID_STATES, Q(payment__isnull=False) & Q(confirmed_at__isnull=False)),
        name="a_booked_job_is_paid",
    ),
    # Two live bookings never share a claim (one to one), and a live booking always has one.
    CheckConstraint(
        condition=_implies([S.HELD, S.REQUESTED, S.CONFIRMED, S.IN_PROGRESS], Q(claim__isnull=False)),
        name="a_live_booking_has_its_time",
    ),
    # Work inside 14 days without the customer's express request could not be charged for (SI 2013/3134 reg 36).
    CheckConstraint(
        condition=_implies(PAID_STATES, Q(early_start_needs_consent=False) | Q(early_start_consent_at__isnull=False)),
        name="early_work_was_asked_for",
    ),
    CheckConstraint(
        condition=_implies([S.IN_PROGRESS], Q(started_at__isnull=False)), name="work_under_way_has_started"
    ),
    CheckConstraint(
        condition=_implies([S.COMPLETED], Q(completed_at__isnull=False) & Q(done_at__isnull=False)),
        name="a_complete_job_was_done",
    ),
    CheckConstraint(
        condition=_implies(
            [S.CANCELLED, S.LAPSED, S.NO_SHOW], ~Q(ended_by="") & ~Q(ended_why="") & Q(ended_at__isnull=False)
        ),
        name="an_ended_booking_says_who_and_why",
    ),
    CheckConstraint(
        condition=Q(status__in=[S.CANCELLED, S.LAPSED, S.NO_SHOW, S.DECLINED])
        | (Q(ended_by="") & Q(ended_why="") & Q(ended_at__isnull=True)),
        name="a_live_booking_has_no_ending",
    ),
]

BOOKING_INDEXES = [
    Index(fields=["customer", "-start_utc", "-id"], name="bookings_of_a_customer"),
    Index(fields=["worker", "start_utc", "id"], name="bookings_of_a_worker"),
    # What the clock looks for is a sliver of the table.
    Index(fields=["hold_expires_at"], condition=Q(status="held"), name="holds_that_end"),
    Index(fields=["auto_done_at"], condition=Q(status__in=["confirmed", "in_progress"]), name="jobs_that_end"),
    Index(fields=["accept_by"], condition=Q(status="done"), name="jobs_to_accept"),
    Index(fields=["guest_key"], condition=~Q(guest_key=""), name="holds_of_a_guest"),
]
