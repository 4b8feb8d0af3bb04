"""Reading the record."""

from django.db import models

from foundation.audit.models import AuditRecord


def trail_of(subject: models.Model) -> "models.QuerySet[AuditRecord]":
    """What happened to one thing, oldest first, with the people who did it."""
    return (
        AuditRecord.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
        .select_related("by", "on_behalf_of")
        .order_by("id")
    )
