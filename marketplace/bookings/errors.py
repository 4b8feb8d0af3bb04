"""Facts that stop a booking from going on, each with a plain sentence for the person it stops."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed


class ChangedMeanwhile(Fact):
    """Somebody else, or the clock, moved the booking first. Details: booking (fresh), state."""

    code = "changed-meanwhile"
    message = _(
        "This booking changed while you were looking at it. It is now: {state}. Nothing you did was lost or done twice."
    )


class NotNow(Fact):
    """The table of transitions has no such row from here. Details: state."""

    code = "not-now"
    message = _("That is not possible any more: this booking is now {state}.")


class TooEarly(Fact):
    """The act opens later. Details: opens (in words)."""

    code = "too-early"
    message = _("That is possible from {opens}.")


class HoldLapsed(Fact):
    """The time we kept is free again because it was not paid for."""

    code = "hold-lapsed"
    message = _(
        "We kept this time for as long as we could, and it is free again. "
        "Choose a time to go on; your answers are kept."
    )


class HoldAlreadyExtended(Fact):
    """A hold can be extended once."""

    code = "hold-already-extended"
    message = _(
        "You have had more time once already. If it runs out, your answers are kept and you can choose the time again."
    )


class TooManyHolds(Fact):
    """Nobody may keep more than a few times from others without paying. Details: limit."""

    code = "too-many-holds"
    message = _("You are already keeping {limit} times. Pay for one of them or let one go, and then choose this one.")


class ListingNotOpen(Fact):
    """The listing is a draft or paused, or the worker may not take this work now."""

    code = "listing-not-open"
    message = _("This service cannot be booked at the moment.")


class OutsideRadius(Invalid):
    """The address is further away than the worker travels."""

    code = "outside-radius"
    message = _("This address is further away than {worker} travels for this work.")


class ConsentNeeded(Invalid):
    """Work that starts inside 14 days needs the customer's express request first (SI 2013/3134 reg 36)."""

    code = "consent-needed"
    message = _("Tick the box to ask for the work to start within 14 days.")


class DetailsMissing(Invalid):
    """The address or the way to reach the customer is not there yet."""

    code = "details-missing"
    message = _("We need a few details before you can pay.")


class FreeTimeOver(Fact):
    """The customer's free time to cancel has passed. Details: free_until (in words)."""

    code = "free-time-over"
    message = _(
        "The free time to cancel ended {free_until}. Get in touch with us and we will sort it out with {worker}."
    )


class NeverFree(FreeTimeOver):
    """Booked so late that there never was a free time to cancel."""

    code = "never-free"
    message = _(
        "This booking was made too close to its start to be cancelled for nothing. "
        "Get in touch with us and we will sort it out with {worker}."
    )


class ReasonNeeded(Invalid):
    """Who acts for somebody else, or lets a customer down, says why."""

    code = "reason-needed"
    message = _("Choose or write a reason: it is kept with the booking.")


class NotYours(NotAllowed):
    """The booking belongs to other people."""

    code = "not-yours"
    message = _("This booking belongs to somebody else.")


class OwnListing(NotAllowed):
    """The worker behind the listing tried to book themself."""

    code = "own-listing"
    message = _("This is your own service. To keep this time for yourself, add it to your time off.")
