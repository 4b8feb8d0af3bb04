"""The words of study circles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EnrolmentState(TextChoices):
    JOINED = "joined", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    LEFT = "left", _("Left")


class Reflecting(TextChoices):
    """Which reflections a certificate asks for."""

    EACH = "each", _("After each session attended")
    END = "end", _("One at the end")
