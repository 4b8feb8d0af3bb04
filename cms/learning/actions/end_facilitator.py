"""End a facilitator's term. The circles they lead stay theirs to finish."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.errors import MayNotKeepFacilitators, NotAFacilitator
from cms.learning.models import FacilitatorTerm
from cms.learning.policies import can_keep_facilitators
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def end_facilitator(*, by: Any, term: FacilitatorTerm, at: datetime) -> FacilitatorTerm:
    """Raises MayNotKeepFacilitators, NotAFacilitator when it has ended already."""
    if not can_keep_facilitators(by):
        raise MayNotKeepFacilitators
    term = lock_row(FacilitatorTerm.objects.all(), term.pk)
    if term.ends_at is not None:
        raise NotAFacilitator
    term.ends_at = at
    term.save(update_fields=["ends_at"])
    record(by=by, verb="learning.facilitator.ended", subject=term, at=at)
    return term
