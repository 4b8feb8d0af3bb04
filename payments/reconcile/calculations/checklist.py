"""What must be so before a month of the books is closed, from a handful of facts."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """How things stand. `ends_at` is the instant at which the month is over in the co-op's own zone.

    The counts are of what began before `ends_at`. `compared_at` and `proved_at` are the last times, None for never;
    `provider_in_use` is whether there is anybody to compare with.
    """

    at: datetime
    ends_at: datetime
    provider_in_use: bool
    compared_at: datetime | None
    compared_ok: bool
    proved_at: datetime | None
    proved_ok: bool
    waiting_operations: int
    stuck_operations: int
    waiting_messages: int


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One line of the list: what must be so, whether it is, and what to do where it is not."""

    text: str
    met: bool
    todo: str = ""


def closing_lines(facts: ClosingFacts) -> list[ClosingLine]:
    """The list, in the order in which a treasurer works through it."""
    again = _("Press “Compare and prove now” and come back in a minute.")
    return [
        _line(_("The month is over."), facts.at >= facts.ends_at, _("Come back when the month has ended.")),
        _compared(facts, again),
        _line(
            _("Nothing is waiting to be sent to the payment provider from that month."),
            not facts.waiting_operations,
            _("The software goes on sending by itself. What waits is listed on the money page."),
        ),
        _line(
            _("Nothing from that month waits for a person."),
            not facts.stuck_operations,
            _("Somebody has to decide about what is listed on the money page under “Needs a person”."),
        ),
        _line(
            _("Every message from the payment provider has been looked into."),
            not facts.waiting_messages,
            _("The software goes on trying by itself. How long they wait is on the money page."),
        ),
        _line(
            _("All proofs of the books held, after the month ended."),
            bool(facts.proved_ok and facts.proved_at and facts.proved_at >= facts.ends_at),
            again,
        ),
    ]


def _compared(facts: ClosingFacts, again: str) -> ClosingLine:
    if not facts.provider_in_use and facts.compared_at is None:
        return ClosingLine(_("No payment provider is in use, so there is nothing to compare."), True)
    fresh = bool(facts.compared_at and facts.compared_at >= facts.ends_at)
    text = _("The books agreed with the payment provider, after the month ended.")
    explain = _("The last comparison found differences. The money page says what to do about each.")
    return _line(text, fresh and facts.compared_ok, again if facts.compared_ok or not fresh else explain)


def _line(text: str, met: bool, todo: str) -> ClosingLine:
    return ClosingLine(text, met, "" if met else todo)


def is_green(lines: list[ClosingLine]) -> bool:
    """Whether nothing is missing."""
    return all(line.met for line in lines)
