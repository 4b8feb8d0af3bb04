"""How far a request to the provider has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OperationState(models.TextChoices):
    NEW = "new", _("Waiting to be sent")
    SENT = "sent", _("Sent, no answer yet")
    UNKNOWN = "unknown", _("It may have happened; being found out")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    NEEDS_PERSON = "needs_person", _("Needs a person")


# What the sender still works on.
LIVE = (OperationState.NEW, OperationState.SENT, OperationState.UNKNOWN)
