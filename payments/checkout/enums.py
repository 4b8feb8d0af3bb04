"""The states of a payment and of its hosted page (marketplace 1.1)."""

from django.db import models


class PaymentState(models.TextChoices):
    """Where the money is. `saved` and `authorised` belong to ways of paying that come later."""

    NONE = "none", "Not paid"
    SAVED = "saved", "Card saved"
    AUTHORISED = "authorised", "Reserved on the card"
    CAPTURED = "captured", "Paid"
    PART_REFUNDED = "part_refunded", "Partly refunded"
    REFUNDED = "refunded", "Refunded"
    FAILED = "failed", "Payment failed"
    VOIDED = "voided", "Never charged"
    CHARGED_BACK = "charged_back", "Taken back by the bank"


class SessionState(models.TextChoices):
    """Where the hosted page is."""

    PREPARING = "preparing", "Being prepared"
    OPEN = "open", "Open"
    COMPLETE = "complete", "Finished"
    EXPIRED = "expired", "Closed unpaid"
    REFUSED = "refused", "Could not be opened"


# The money is here, in whole or in part.
PAID = (PaymentState.CAPTURED, PaymentState.PART_REFUNDED)
