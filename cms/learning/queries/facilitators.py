"""Who facilitates, and who could."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from cms.learning.enums import EnrolmentState
from cms.learning.models import Circle, Enrolment, FacilitatorTerm


def facilitators() -> "QuerySet[FacilitatorTerm]":
    """Those of today, the longest serving first."""
    return FacilitatorTerm.objects.filter(ends_at__isnull=True).select_related("user").order_by("starts_at", "pk")


def term(term_id: int) -> FacilitatorTerm | None:
    return FacilitatorTerm.objects.filter(pk=term_id).first()


def person_with(address: str) -> object | None:
    """Whose account has this e-mail address."""
    return get_user_model().objects.filter(email__iexact=address.strip(), is_active=True).first()


def could_lead(circle: Circle) -> "QuerySet[FacilitatorTerm]":
    """Appointed facilitators who neither lead the circle nor learn in it."""
    learners = Enrolment.objects.filter(circle=circle).exclude(state=EnrolmentState.LEFT).values("user")
    return facilitators().exclude(user__in=learners).exclude(user__in=circle.facilitators.values("user"))
