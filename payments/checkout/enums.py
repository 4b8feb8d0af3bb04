"""The states of a payment and of its hosted page (marketplace 1.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentState(models.TextChoices):
    """Where the money is. `saved` and `authorised` belong to ways of paying that come later."""

    NONE = "none", _("Not paid")
    SAVED = "saved", _("Card saved")
    AUTHORISED = "authorised", _("Reserved on the card")
    CAPTURED = "captured", _("Paid")
    PART_REFUNDED = "part_refunded", _("Partly refunded")
    REFUNDED = "refunded", _("Refunded")
    FAILED = "failed", _("Payment failed")
    VOIDED = "voided", _("Never charged")
    CHARGED_BACK = "charged_back", _("Taken back by the bank")


class SessionState(models.TextChoices):
    """Where the hosted page is."""

    PREPARING = "preparing", _("Being prepared")
    OPEN = "open", _("Open")
    COMPLETE = "complete", _("Finished")
    EXPIRED = "expired", _("Closed unpaid")
    REFUSED = "refused", _("Could not be opened")


# The money is here, in whole or in part.
PAID = (PaymentState.CAPTURED, PaymentState.PART_REFUNDED)
