"""For whom an answer is written."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reader(TextChoices):
    CUSTOMERS = "customers", _("If you book help")
    WORKERS = "workers", _("If you work here")
    MEMBERS = "members", _("If you are a member")
