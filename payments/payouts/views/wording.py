"""The words for where a payout account and an earning stand."""

from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.formats import date_format
from payments.payouts.enums import EarningState, PayeeState
from payments.payouts.models import Earning

# What a worker reads about their payout account: a badge, a sentence, and what the button says.
STANDING: dict[str, dict[str, Any]] = {
    "none": {
        "badge": _("Not set up"),
        "tone": "wait",
        "text": _("To be paid you need a payout account. It takes about five minutes: have your bank details at hand."),
        "button": _("Set up payouts"),
    },
    PayeeState.NEW: {
        "badge": _("Begun"),
        "tone": "wait",
        "text": _("Your payout account has been begun. Carry on to fill in your details."),
        "button": _("Carry on"),
    },
    PayeeState.NEEDS_INFO: {
        "badge": _("Needs details from you"),
        "tone": "bad",
        "text": _("Our payment provider still needs something from you. What you earn is kept for you until then."),
        "button": _("Give the details"),
    },
    PayeeState.PENDING: {
        "badge": _("Being checked"),
        "tone": "wait",
        "text": _(
            "Our payment provider is checking your details. This can take a day or two; you need not do anything."
        ),
        "button": "",
    },
    PayeeState.READY: {
        "badge": _("Ready"),
        "tone": "good",
        "text": _("You can be paid. What you earn goes out once the time for claims is over."),
        "button": _("Change your details"),
    },
    PayeeState.CLOSED: {
        "badge": _("Closed"),
        "tone": "bad",
        "text": _("Your payout account was closed. Set up a new one to be paid."),
        "button": _("Set up payouts"),
    },
}

TONES = {
    EarningState.EXPECTED: "neutral",
    EarningState.EARNED: "wait",
    EarningState.TRANSFERRED: "good",
    EarningState.PAID_OUT: "good",
    EarningState.FROZEN: "info",
    EarningState.REVERSED: "neutral",
    EarningState.COVERED: "coop",
}
WORDS: dict[str, Promise] = {
    EarningState.EXPECTED: _("Expected"),
    EarningState.EARNED: _("Owed to you"),
    EarningState.TRANSFERRED: _("Sent to you"),
    EarningState.PAID_OUT: _("In your bank"),
    EarningState.FROZEN: _("Waiting for a case"),
    EarningState.REVERSED: _("Not earned"),
    EarningState.COVERED: _("Paid by the fund"),
}


def state_of(earning: Earning) -> tuple[Promise, str]:
    """Return the words and the tone of an earning's state."""
    return WORDS[earning.state], TONES[EarningState(earning.state)]


def zone_of(request: HttpRequest) -> tzinfo:
    """The signed-in person's own zone."""
    return ZoneInfo(request.user.zone_or_home)  # type: ignore[union-attr]  # behind login_required


def day_words(at: datetime, zone: tzinfo) -> str:
    """A day as people write it, where they are."""
    return date_format(at.astimezone(zone), "j M Y")
