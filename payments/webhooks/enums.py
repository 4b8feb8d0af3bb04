"""What became of a message."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventState(models.TextChoices):
    NEW = "new", _("Waiting")
    DONE = "done", _("Looked into")
    IGNORED = "ignored", _("Nothing to look at")
    NEEDS_PERSON = "needs_person", _("Needs a person")
