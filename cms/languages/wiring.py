"""What this room tells the others when the house starts."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save


def connect() -> None:
    """Called once, when Django starts."""
    from wagtail.models import Locale

    from cms.languages.queries.addresses import address_in
    from foundation.ui.registry import translations

    translations.register("pages", address_in)
    post_save.connect(_changed, sender=Locale, dispatch_uid="cms.languages.saved")
    post_delete.connect(_changed, sender=Locale, dispatch_uid="cms.languages.deleted")


def _changed(**kwargs: Any) -> None:
    from cms.languages.queries.locales import refresh_locales

    if not kwargs.get("raw"):
        transaction.on_commit(refresh_locales)
