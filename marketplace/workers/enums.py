"""States and kinds of the workers room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerState(models.TextChoices):
    """Whether people can find and book a worker."""

    ACTIVE = "active", _("Taking bookings")
    PAUSED = "paused", _("Paused")
    HIDDEN = "hidden", _("Hidden")


class CheckKind(models.TextChoices):
    """What somebody looked at before saying that a worker may do a trade."""

    IDENTITY = "identity", _("Identity")
    RIGHT_TO_WORK = "right_to_work", _("Right to work")
    CRIMINAL_RECORD = "criminal_record", _("Criminal record check")
    REFERENCE = "reference", _("References")
    QUALIFICATION = "qualification", _("Qualification")
    INSURANCE = "insurance", _("Insurance")
    TRAINING = "training", _("Training")
