"""What happened, in words for a timeline. The words are data, by verb and, where it matters, by side."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.bookings.enums import Side

Words = str | Promise


@dataclass(frozen=True)
class Happening:
    """How one kind of event is told; `icon` is a Lucide name."""

    words: Words
    icon: str
    tone: str = "neutral"


HAPPENINGS: dict[str, Happening] = {
    "hold_time": Happening(_("Time kept"), "clock", "wait"),
    "give_details": Happening(_("Details given"), "pencil-line"),
    "extend_hold": Happening(_("Asked for more time"), "timer"),
    "take_over_hold": Happening(_("Signed in"), "user"),
    "start_payment": Happening(_("Went to pay"), "credit-card"),
    "lapse_hold": Happening(_("Let go: not paid in time"), "clock-alert", "bad"),
    "leave_hold": Happening(_("Let go"), "x", "bad"),
    "confirm_paid": Happening(_("Paid and booked"), "check", "good"),
    "cancel_as_customer": Happening(_("Cancelled by the customer, everything refunded"), "x", "bad"),
    "cancel_as_worker": Happening(_("Cancelled by the worker, everything refunded"), "x", "bad"),
    "cancel_as_coop": Happening(_("Called off by the co-op, everything refunded"), "x", "bad"),
    "follow_zone": Happening(_("The clocks change on another day: the agreed time on the wall stays"), "clock"),
    "note_worker_away": Happening(
        _("The worker cannot come: the co-op looks for somebody else"), "clock-alert", "wait"
    ),
    "note_worker_back": Happening(_("The worker can come after all"), "check", "good"),
    "set_off": Happening(_("On the way"), "navigation"),
    "start_work": Happening(_("Work started"), "play", "good"),
    "finish_work": Happening(_("Work finished"), "flag", "good"),
    "finish_by_clock": Happening(_("Counts as finished: the time was over"), "flag", "good"),
    "complete": Happening(_("Accepted: all is well"), "check-check", "good"),
}
ACCEPTED_BY_CLOCK = Happening(_("Accepted: nobody said anything was wrong"), "check-check", "good")
FINISHED_BY_CLOCK = Happening(_("Counts as finished: the time was over"), "flag", "good")

# What the customer typed or clicked on the way is nobody else's business.
PRIVATE_TO_CUSTOMER = frozenset({"hold_time", "give_details", "extend_hold", "take_over_hold", "start_payment"})


def happening(verb: str, side: str) -> Happening:
    """Return how an event is told. Raises KeyError for a verb without words."""
    if side == Side.CLOCK and verb == "complete":
        return ACCEPTED_BY_CLOCK
    if side == Side.CLOCK and verb == "finish_work":
        return FINISHED_BY_CLOCK
    return HAPPENINGS[verb]


def shown_to(verb: str, viewer: Side) -> bool:
    """Does this side see this event?"""
    return viewer is not Side.WORKER or verb not in PRIVATE_TO_CUSTOMER
