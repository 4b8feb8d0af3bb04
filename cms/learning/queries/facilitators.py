"""Who facilitates, and who could."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from cms.learning.models import FacilitatorTerm


def facilitators() -> "QuerySet[FacilitatorTerm]":
    """Those of today, the longest serving first."""
    return FacilitatorTerm.objects.filter(ends_at__isnull=True).select_related("user").order_by("starts_at", "pk")


def term(term_id: int) -> FacilitatorTerm | None:
    return FacilitatorTerm.objects.filter(pk=term_id).first()


def person_with(address: str) -> object | None:
    """Whose account has this e-mail address."""
    return get_user_model().objects.filter(email__iexact=address.strip(), is_active=True).first()
