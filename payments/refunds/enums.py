"""How far a refund has come (marketplace 1.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RefundState(models.TextChoices):
    CREATED = "created", _("Decided")
    SENT = "sent", _("On its way to the bank")
    DONE = "done", _("Given back")
    FAILED = "failed", _("Failed")
    EXTERNAL = "external", _("Made by hand at the provider")


# What counts against the payment: everything but what failed.
COUNTED = (RefundState.CREATED, RefundState.SENT, RefundState.DONE, RefundState.EXTERNAL)
# What the provider has taken from our balance.
LEFT = (RefundState.SENT, RefundState.DONE, RefundState.EXTERNAL)
