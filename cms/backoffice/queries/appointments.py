"""Who is editor and who is auditor, and who could be."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from cms.backoffice.models import Appointment


def appointments() -> "QuerySet[Appointment]":
    """Those of today, by task, the longest serving first."""
    held = Appointment.objects.filter(ends_at__isnull=True)
    return held.select_related("user").order_by("task", "starts_at", "pk")


def appointment(appointment_id: int) -> Appointment | None:
    return Appointment.objects.filter(pk=appointment_id).first()


def person_at(address: str) -> Any:
    """Whose account has this e-mail address, or None."""
    return get_user_model().objects.filter(email__iexact=address.strip(), is_active=True).first()
