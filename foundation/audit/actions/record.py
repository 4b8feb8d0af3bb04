"""Write one record of what somebody did."""

from datetime import datetime
from typing import Any

from django.db import models

from foundation.audit.models import AuditRecord


def record(
    *,
    by: Any,
    verb: str,
    subject: models.Model,
    data: dict[str, Any] | None = None,
    at: datetime,
    reason: str = "",
    on_behalf_of: Any = None,
) -> None:
    """Record that `by` (a user, or None for the clock) did `verb` to `subject`, inside the action's transaction."""
    AuditRecord.objects.create(
        at=at,
        by=by,
        on_behalf_of=on_behalf_of,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        reason=reason,
        data=data or {},
    )
