"""How far a request to the provider has come."""

from django.db import models


class OperationState(models.TextChoices):
    NEW = "new", "Waiting to be sent"
    SENT = "sent", "Sent, no answer yet"
    UNKNOWN = "unknown", "It may have happened; being found out"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    NEEDS_PERSON = "needs_person", "Needs a person"


# What the sender still works on.
LIVE = (OperationState.NEW, OperationState.SENT, OperationState.UNKNOWN)
