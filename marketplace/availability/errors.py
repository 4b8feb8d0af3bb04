"""Facts about time that stop us, each with a sentence for the person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed
from marketplace.availability.enums import WhyNot

if TYPE_CHECKING:
    from marketplace.availability.calculations.starts import Start

SENTENCES = {
    WhyNot.NOT_WORKING: _("This person is not taking bookings just now."),
    WhyNot.CLOSED: _("This person does not work at that time."),
    WhyNot.OFF_GRID: _("Work does not start at that time any more. Choose one of the times shown."),
    WhyNot.DOES_NOT_FIT: _("There is not enough time left that day. Choose an earlier start."),
    WhyNot.TIME_OFF: _("This person is away at that time."),
    WhyNot.TOO_SOON: _("That time is too soon now. This person needs more notice."),
    WhyNot.BEYOND_HORIZON: _("That day is too far ahead to book yet."),
    WhyNot.TAKEN: _("Somebody has just taken that time."),
    WhyNot.TRAVEL: _("Somebody has just booked next to that time, and the way between the two jobs is too long."),
    WhyNot.DAILY_LIMIT: _("That day has filled up: this person has as much work as they take in a day."),
    WhyNot.WEEKLY_LIMIT: _("That week has filled up: this person has as much work as they take in a week."),
}


class SlotRefused(Fact):
    """A start cannot be booked. `reason` says why; `nearest` holds up to three free starts near it, in order."""

    code = "slot-refused"
    message = _("That time cannot be booked.")

    def __init__(self, reason: WhyNot, *, nearest: "Sequence[Start]" = (), **details: Any) -> None:
        self.reason, self.nearest = reason, list(nearest)
        super().__init__(str(SENTENCES[reason]), **details)


class SlotAlreadyTaken(SlotRefused):
    """Another booking stands in the way: it is there, or too near, or fills the day or the week."""

    code = "slot-already-taken"


class SlotNotOffered(SlotRefused):
    """The worker's own hours or the rules of the offer stand in the way."""

    code = "slot-not-offered"


BY_OTHERS = frozenset({WhyNot.TAKEN, WhyNot.TRAVEL, WhyNot.DAILY_LIMIT, WhyNot.WEEKLY_LIMIT})


def refusal(reason: WhyNot, *, nearest: "Sequence[Start]" = ()) -> SlotRefused:
    """Return the fact that fits the reason, to be raised."""
    kind = SlotAlreadyTaken if reason in BY_OTHERS else SlotNotOffered
    return kind(reason, nearest=nearest)


class ClaimLapsed(Fact):
    """The hold ran out and its time was given free."""

    code = "claim-lapsed"
    message = _("The time we kept for you ran out and is free for others again.")


class ReferenceInUse(Fact):
    """The same reference already holds another time of this worker."""

    code = "reference-in-use"
    message = _("This booking already holds another time. Move it instead.")


class MayNotEditHours(NotAllowed):
    code = "may-not-edit-hours"
    message = _("Only the worker or the co-op's staff can change these hours.")


class HoursRefused(Invalid):
    """Hours, time off or limits that cannot be kept; `fields` says which and why."""

    code = "hours-refused"
