"""The states of an earning and of a worker's payout account (marketplace 1.1, payments 6.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EarningState(models.TextChoices):
    """`paid_out`, `frozen` and `covered` belong to steps that come later."""

    EXPECTED = "expected", _("Expected")
    EARNED = "earned", _("Earned")
    TRANSFERRED = "transferred", _("Sent to you")
    PAID_OUT = "paid_out", _("In your bank")
    FROZEN = "frozen", _("Waiting for a case")
    REVERSED = "reversed", _("Not earned")
    COVERED = "covered", _("Paid by the fund")


class PayeeState(models.TextChoices):
    """Whether a worker can be paid. `new` until the provider has made the account."""

    NEW = "new", _("Being set up")
    NEEDS_INFO = "needs_info", _("Needs details from you")
    PENDING = "pending", _("Being checked")
    READY = "ready", _("Ready")
    CLOSED = "closed", _("Closed")


class Blocked(models.TextChoices):
    """Why an earned amount has not been sent yet."""

    NO = "", _("Not blocked")
    NO_PAYEE = "no_payee", _("No payout account yet")
    PAYEE_NOT_READY = "payee_not_ready", _("The payout account is not ready")
    REFUSED = "refused", _("The provider refused the transfer")
