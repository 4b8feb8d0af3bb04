"""How far a year, an allocation and a payment of it have come (coop-finance B6)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class YearState(TextChoices):
    """A year goes forward only, save that a declaration taken back before anybody was paid makes it closed again."""

    OPEN = "open", _("Open")
    CLOSING = "closing", _("Being closed")
    CLOSED = "closed", _("Closed, not shared yet")
    DECLARED = "declared", _("Shared by the members' decision")
    # Where a plan pays nothing out, it is there at once.
    PAID = "paid", _("Shared, and nothing is left to pay")


class AllocationState(TextChoices):
    """`frozen` may be put to the members; one at a time is `declared`."""

    FROZEN = "frozen", _("Frozen")
    PROPOSED = "proposed", _("Put to the members")
    DECLARED = "declared", _("Declared")
    REVERSED = "reversed", _("Taken back")
    DROPPED = "dropped", _("Set aside")


class PayoutState(TextChoices):
    """One member's cash part on its way."""

    DUE = "due", _("To be sent")
    WAITING = "waiting", _("Waiting for a payout account")
    SENT = "sent", _("On its way")
    PAID = "paid", _("Paid")
    REFUSED = "refused", _("Could not be sent")
    SET_OFF = "set_off", _("Set off against what the member had too much")
    UNCLAIMED = "unclaimed", _("Never fetched, kept in the reserve until it is asked for")


class SettlementKind(TextChoices):
    """What happens with members' parts after their plan was declared."""

    REDEMPTION = "redemption", _("Capital given back")
    CORRECTION = "correction", _("A correction")


class Delivery(TextChoices):
    """How a statement reached its member: the proof that it was more than a line in a book (26 CFR 1.1388-1(b))."""

    MAILED = "mailed", _("Told by e-mail")
    OPENED = "opened", _("Opened on the website")
    PDF = "pdf", _("Taken as PDF")
    CSV = "csv", _("Taken as a table")


# A year that has its result.
CLOSED_STATES = (YearState.CLOSED, YearState.DECLARED, YearState.PAID)
# A payout after which nothing more is owed on it.
SETTLED = (PayoutState.PAID, PayoutState.SET_OFF, PayoutState.UNCLAIMED)
