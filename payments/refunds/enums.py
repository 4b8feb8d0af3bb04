"""How far a refund has come (marketplace 1.1)."""

from django.db import models


class RefundState(models.TextChoices):
    CREATED = "created", "Decided"
    SENT = "sent", "On its way to the bank"
    DONE = "done", "Given back"
    FAILED = "failed", "Failed"
    EXTERNAL = "external", "Made by hand at the provider"


# What counts against the payment: everything but what failed.
COUNTED = (RefundState.CREATED, RefundState.SENT, RefundState.DONE, RefundState.EXTERNAL)
# What the provider has taken from our balance.
LEFT = (RefundState.SENT, RefundState.DONE, RefundState.EXTERNAL)
