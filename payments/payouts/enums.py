"""The states of an earning and of a worker's payout account (marketplace 1.1, payments 6.1)."""

from django.db import models


class EarningState(models.TextChoices):
    """`paid_out`, `frozen` and `covered` belong to steps that come later."""

    EXPECTED = "expected", "Expected"
    EARNED = "earned", "Earned"
    TRANSFERRED = "transferred", "Sent to you"
    PAID_OUT = "paid_out", "In your bank"
    FROZEN = "frozen", "Waiting for a case"
    REVERSED = "reversed", "Not earned"
    COVERED = "covered", "Paid by the fund"


class PayeeState(models.TextChoices):
    """Whether a worker can be paid. `new` until the provider has made the account."""

    NEW = "new", "Being set up"
    NEEDS_INFO = "needs_info", "Needs details from you"
    PENDING = "pending", "Being checked"
    READY = "ready", "Ready"
    CLOSED = "closed", "Closed"


class Blocked(models.TextChoices):
    """Why an earned amount has not been sent yet."""

    NO = "", "Not blocked"
    NO_PAYEE = "no_payee", "No payout account yet"
    PAYEE_NOT_READY = "payee_not_ready", "The payout account is not ready"
    REFUSED = "refused", "The provider refused the transfer"
