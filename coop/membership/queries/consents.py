"""What a person agreed to, in all of their applications."""

from typing import Any

from django.db.models import QuerySet

from coop.membership.models import Consent


def consents_of_user(user: Any) -> "QuerySet[Consent]":
    """With the words as they stood, in order."""
    return Consent.objects.filter(member__user=user).select_related("wording").order_by("id")
