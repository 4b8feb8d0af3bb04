"""What became of a message."""

from django.db import models


class EventState(models.TextChoices):
    NEW = "new", "Waiting"
    DONE = "done", "Looked into"
    IGNORED = "ignored", "Nothing to look at"
    NEEDS_PERSON = "needs_person", "Needs a person"
