"""Forget what readers wrote, once it is old: it may name somebody, and the page has changed since."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from cms.help.models import Usefulness
from cms.help.policies import acts_for_the_software
from foundation.errors import NotAllowed

KEEP = timedelta(days=365)


@transaction.atomic
def forget_words(*, by: Any, at: datetime) -> int:
    """Blank the words older than a year; yes and no still count. Returns how many. Raises NotAllowed."""
    if not acts_for_the_software(by):
        raise NotAllowed
    return Usefulness.objects.filter(answered_at__lt=at - KEEP).exclude(words="").update(words="")
