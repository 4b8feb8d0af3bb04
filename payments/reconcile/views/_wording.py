"""Plain words for what a comparison found, and what to do about it."""

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foundation.formats import date_format
from payments.operations.enums import OperationState
from payments.reconcile.enums import Check

WHAT_TO_DO: dict[str, str | Promise] = {
    Check.CAUSE: gettext_lazy(
        "Look it up in the provider's own dashboard. If it is the co-op's, ask whoever keeps the software to book it; "
        "if it is not, tell the provider."
    ),
    Check.TRANSACTION: gettext_lazy(
        "Wait for the next comparison: lines can come a few days late. "
        "If it is still here in three days, ask the provider."
    ),
    Check.AMOUNT: gettext_lazy(
        "Compare both amounts with the provider's receipt. Do not pay anything out until it is clear."
    ),
    Check.BALANCE: gettext_lazy(
        "The other lines of this list say why. If there are none, ask the provider for a statement."
    ),
    Check.OWN_SHARE: gettext_lazy("Send nothing to the co-op's bank. Find out which payment or refund took too much."),
}
STUCK: dict[str, str | Promise] = {
    OperationState.REFUSED: gettext_lazy(
        "The provider refused it. The reason is beside it; put it right and try again."
    ),
    OperationState.NEEDS_PERSON: gettext_lazy(
        "It is not known whether it happened. Look in the provider's dashboard first."
    ),
}
KINDS: dict[str, str | Promise] = {
    "open_checkout": gettext_lazy("Open a payment page"),
    "expire_checkout": gettext_lazy("Close a payment page"),
    "refund": gettext_lazy("Give money back"),
    "pay_worker": gettext_lazy("Send a worker's share"),
    "create_payee": gettext_lazy("Set up a payout account"),
}


def zone_of(request: HttpRequest) -> tzinfo:
    """The reader's own zone."""
    return ZoneInfo(request.user.zone_or_home)  # type: ignore[union-attr]


def moment(instant: datetime | None, zone: tzinfo) -> str:
    """A day and time in words, or nothing."""
    return date_format(instant.astimezone(zone), "l j F Y, H:i") if instant else ""


def age(since: datetime | None, at: datetime) -> str:
    """How long something has waited, in the largest whole unit."""
    if since is None:
        return ""
    passed = max(at - since, timedelta(0))
    hours = passed // timedelta(hours=1)
    if hours >= 48:
        return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
    if hours:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = passed // timedelta(minutes=1)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def waiting_words(count: int, since: datetime | None, at: datetime) -> str:
    """What is said under a count of things that wait."""
    return _("the longest for {age}").format(age=age(since, at)) if count else _("nothing is waiting")
