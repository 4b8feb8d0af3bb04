"""Tasks somebody is appointed to that are no office of the co-op."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Task(TextChoices):
    EDITOR = "editor", _("Editor")
    AUDITOR = "auditor", _("Auditor")
