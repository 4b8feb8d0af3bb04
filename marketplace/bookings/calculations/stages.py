"""What a booking's page says at each stage, to each side: one heading, one explanation, one next step.

The words are data. Placeholders in braces are filled in by the page: worker, customer, when, total, share, hold_until,
free_until, accept_by, started, opens, remark, sent_from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.bookings.enums import BookingState, Side

S = BookingState
Words = str | Promise


@dataclass(frozen=True)
class Stage:
    """`action` names the next step ("" for none), `label` its button; `tone` colours the badge."""

    heading: Words
    text: Words
    action: str = ""
    label: Words = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Facts:
    """What decides the stage of a booking at one instant."""

    state: BookingState
    ended_by: str = ""
    set_off: bool = False
    may_set_off: bool = False
    may_start: bool = False
    free_now: bool = False
    came_too_late: bool = False


_EARN = _("You will earn {share} of the {total} paid.")
_HELD = _("Nothing is booked or paid yet. We keep {when} with {worker} for you until {hold_until}.")
_BACK = _("{total} goes back to the card you paid with. Banks take 5 to 10 days to show it.")
_SORRY = _("We are sorry. {total} goes back to the card you paid with. Banks take 5 to 10 days to show it.")
_TOUCH = _("{when}. Has something come up? Get in touch with us and we will sort it out together.")

CUSTOMER: dict[str, Stage] = {
    "held": Stage(_("We are keeping this time for you"), _HELD, "go_on", _("Go on with your booking"), "wait"),
    "free": Stage(
        _("You are booked with {worker}"),
        _("{when}. You can cancel and get everything back until {free_until}."),
        "calendar",
        _("Add to your calendar"),
        "good",
    ),
    "fixed": Stage(_("You are booked with {worker}"), _TOUCH, "calendar", _("Add to your calendar"), "good"),
    "on_the_way": Stage(_("{worker} is on the way"), _TOUCH, tone="good"),
    "in_progress": Stage(
        _("{worker} is at work"), _("Started at {started}. We will write to you when it is finished."), tone="good"
    ),
    "done": Stage(
        _("{worker} has finished. Is all well?"),
        _("Say yes and {worker} is paid. If you say nothing by {accept_by}, we take it that all is well."),
        "accept",
        _("Yes, all is well"),
        "wait",
    ),
    "completed": Stage(
        _("All done"),
        _("{worker} has earned {share} of the {total} you paid. Thank you for booking with people who own their work."),
        "receipt",
        _("See your receipt"),
        "good",
    ),
    "cancelled_customer": Stage(_("You cancelled this booking"), _BACK, "again", _("Choose another time"), "bad"),
    "cancelled_worker": Stage(_("{worker} cannot come"), _SORRY, "again", _("Choose another time"), "bad"),
    "cancelled_coop": Stage(_("We had to call this off"), _SORRY, "again", _("Choose another time"), "bad"),
    "lapsed": Stage(
        _("This time was let go"),
        _("It was not paid for, so it is free for others again. Nothing was taken. Your answers are kept."),
        "again",
        _("Choose a time"),
        "bad",
    ),
    "too_late": Stage(
        _("The time was gone when your payment arrived"),
        _("We are sorry. Somebody else had booked it. All of your {total} is on its way back to your card."),
        "again",
        _("Choose another time"),
        "bad",
    ),
}

WORKER: dict[str, Stage] = {
    "ahead": Stage(_("{customer} has booked you"), _EARN, tone="good"),
    "may_set_off": Stage(_("Next: {customer}"), _EARN, "set_off", _("On my way"), tone="good"),
    "on_the_way": Stage(_("You are on your way to {customer}"), _("You can start from {opens}."), tone="good"),
    "may_start": Stage(_("Next: {customer}"), _EARN, "start", _("Start"), tone="good"),
    "in_progress": Stage(_("You are at work"), _("Started at {started}."), "finish", _("Finish"), "good"),
    "done": Stage(
        _("Done. Waiting for {customer}"),
        _("{customer} is asked whether all is well. If they say nothing by {accept_by}, it counts as a yes."),
        tone="wait",
    ),
    "completed": Stage(
        _("You earned {share}"), _("It goes to your bank from {sent_from}."), "money", _("See your money"), "good"
    ),
    "cancelled_customer": Stage(_("{customer} cancelled in time"), _("Your time is free again."), tone="bad"),
    "cancelled_worker": Stage(
        _("You cancelled this"), _("{customer} has everything back. Nobody is marked down for it."), tone="bad"
    ),
    "cancelled_coop": Stage(_("The co-op called this off"), _("Your time is free again."), tone="bad"),
}

OFFICE: dict[str, Stage] = {
    state: Stage(_("{customer} with {worker}"), "{when}", tone=tone)
    for state, tone in (
        ("held", "wait"),
        ("confirmed", "good"),
        ("in_progress", "good"),
        ("done", "wait"),
        ("completed", "good"),
        ("cancelled", "bad"),
        ("lapsed", "bad"),
    )
}


def stage_key(side: Side, facts: Facts) -> str:
    """Return the key of the stage in the table of this side. Raises KeyError for a state no page is written for yet."""
    if side is Side.COOP:
        return str(facts.state)
    if facts.state is S.CANCELLED:
        return f"cancelled_{facts.ended_by}"
    if facts.state is S.LAPSED:
        return "too_late" if facts.came_too_late else "lapsed"
    if facts.state is not S.CONFIRMED:
        return str(facts.state)
    if side is Side.CUSTOMER:
        return "on_the_way" if facts.set_off else "free" if facts.free_now else "fixed"
    if facts.may_start:
        return "may_start"
    if facts.set_off:
        return "on_the_way"
    return "may_set_off" if facts.may_set_off else "ahead"


def stage_for(side: Side, facts: Facts) -> Stage:
    """Return what the page of this side says."""
    tables: Mapping[Side, dict[str, Stage]] = {Side.CUSTOMER: CUSTOMER, Side.WORKER: WORKER, Side.COOP: OFFICE}
    return tables[side][stage_key(side, facts)]


def filled(words: Words, values: Mapping[str, Any]) -> str:
    """Put the page's own values into the words."""
    return str(words).format_map(values)
