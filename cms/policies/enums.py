"""The words of policies."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AcceptedBy(TextChoices):
    """Whom the co-op asks to accept a policy."""

    NOBODY = "nobody", _("Nobody: it is for reading")
    MEMBERS = "members", _("Every member")
    WORKERS = "workers", _("Worker-members")
    EVERYBODY = "everybody", _("Everybody with an account")


class Change(TextChoices):
    """What became of a paragraph between two versions."""

    SAME = "same", _("Unchanged")
    ADDED = "added", _("Added")
    REMOVED = "removed", _("Removed")
    REWORDED = "reworded", _("Reworded")


APPROVALS_NEEDED = 2
