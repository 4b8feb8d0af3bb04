"""The words of the share register (coop-finance B3, B4)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MovementKind(TextChoices):
    """What happened to a holding. The sign of the quantity follows from it."""

    ALLOT = "allot", _("Bought")
    WITHDRAW = "withdraw", _("Taken out")
    TRANSFER_IN = "transfer_in", _("Received from another member")
    TRANSFER_OUT = "transfer_out", _("Passed on to another member")
    GIFT = "gift", _("Given to the co-op")
    CANCELLED = "cancelled", _("Went to the reserve when the membership ended")
    WRITE_DOWN = "write_down", pgettext_lazy("a movement of shares", "Written down")


COMES_IN = (MovementKind.ALLOT, MovementKind.TRANSFER_IN)
GOES_OUT = (MovementKind.WITHDRAW, MovementKind.TRANSFER_OUT, MovementKind.GIFT, MovementKind.CANCELLED)


class OrderState(TextChoices):
    """Where a request to buy shares is. Only an open one can still be paid."""

    OPEN = "open", _("Waiting for payment")
    ALLOTTED = "allotted", _("Paid")
    CANCELLED = "cancelled", _("Called off")
    EXPIRED = "expired", _("Not paid in time")


class WithdrawalState(TextChoices):
    """Where a request to take shares out is."""

    QUEUED = "queued", _("In the queue")
    APPROVED = "approved", _("Approved, to be paid")
    PAID = "paid", _("Paid")
    CANCELLED = "cancelled", _("Called off")


class Origin(TextChoices):
    """Why a withdrawal stands in the queue."""

    ASKED = "asked", _("The member asked")
    ENDED = "ended", _("The membership ended")


class DecisionKind(TextChoices):
    """What the board decided about taking shares out (R11)."""

    APPROVE = "approve", _("Approved")
    REDUCE = "reduce", _("Approved in part")
    DEFER = "defer", _("Put off")
    SUSPEND = "suspend", _("All withdrawals suspended")
    RESUME = "resume", _("Withdrawals possible again")


class CertificateStanding(TextChoices):
    """What a certificate is worth today."""

    VALID = "valid", _("Valid")
    SUPERSEDED = "superseded", _("Superseded")
    ENDED = "ended", _("No longer valid")
