"""The table of transitions as data: from where, to where, by whom. The guards stand in the action of the same code.

Codes are those of the booking machine (B1 hold ... B24 complete). A row added here without an action, or an action
without a row, fails the tests.
"""

from dataclasses import dataclass

from marketplace.bookings.enums import BookingState, Side

S = BookingState


@dataclass(frozen=True)
class Transition:
    """One row: `sources` is empty for the row that makes a booking."""

    code: str
    verb: str
    sources: tuple[BookingState, ...]
    target: BookingState
    sides: tuple[Side, ...]

    def starts_from(self, state: str) -> bool:
        return state in self.sources


@dataclass(frozen=True)
class ClockExit:
    """What the clock does with a booking that stays in `state` past the time in column `deadline`."""

    state: BookingState
    deadline: str
    code: str


TRANSITIONS: dict[str, Transition] = {
    row.code: row
    for row in (
        Transition("B1", "hold_time", (), S.HELD, (Side.CUSTOMER,)),
        Transition("B2", "lapse_hold", (S.HELD,), S.LAPSED, (Side.CLOCK,)),
        Transition("B2a", "leave_hold", (S.HELD,), S.LAPSED, (Side.CUSTOMER,)),
        # From `lapsed` too: payment beats expiry, if the time can be taken again.
        Transition("B3", "confirm_paid", (S.HELD, S.LAPSED), S.CONFIRMED, (Side.PROVIDER,)),
        Transition("B13", "cancel_as_customer", (S.CONFIRMED,), S.CANCELLED, (Side.CUSTOMER,)),
        Transition("B15", "cancel_as_worker", (S.CONFIRMED,), S.CANCELLED, (Side.WORKER,)),
        Transition("B17", "cancel_as_coop", (S.CONFIRMED,), S.CANCELLED, (Side.COOP,)),
        Transition("B19", "start_work", (S.CONFIRMED,), S.IN_PROGRESS, (Side.WORKER,)),
        Transition("B22", "finish_work", (S.IN_PROGRESS,), S.DONE, (Side.WORKER, Side.CLOCK)),
        Transition("B22a", "finish_by_clock", (S.CONFIRMED,), S.DONE, (Side.CLOCK,)),
        Transition("B24", "complete", (S.DONE,), S.COMPLETED, (Side.CUSTOMER, Side.CLOCK)),
    )
}

CLOCK_EXITS: tuple[ClockExit, ...] = (
    ClockExit(S.HELD, "hold_expires_at", "B2"),
    ClockExit(S.CONFIRMED, "auto_done_at", "B22a"),
    ClockExit(S.IN_PROGRESS, "auto_done_at", "B22"),
    ClockExit(S.DONE, "accept_by", "B24"),
)


def transition(code: str) -> Transition:
    """Return the row of this code. Raises KeyError for a code that is not in the table."""
    return TRANSITIONS[code]
