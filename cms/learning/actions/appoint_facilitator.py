"""Appoint somebody to lead study circles."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from cms.learning.errors import AlreadyFacilitator, MayNotKeepFacilitators
from cms.learning.models import FacilitatorTerm
from cms.learning.policies import can_keep_facilitators
from foundation.audit.actions.record import record


@transaction.atomic
def appoint_facilitator(*, by: Any, user: Any, resolution: str, at: datetime) -> FacilitatorTerm:
    """By a named resolution. Raises MayNotKeepFacilitators, AlreadyFacilitator."""
    if not can_keep_facilitators(by):
        raise MayNotKeepFacilitators
    try:
        with transaction.atomic():
            term = FacilitatorTerm.objects.create(user=user, starts_at=at, resolution=resolution)
    except IntegrityError as error:
        raise AlreadyFacilitator from error
    record(by=by, verb="learning.facilitator.appointed", subject=term, reason=resolution, at=at)
    return term
