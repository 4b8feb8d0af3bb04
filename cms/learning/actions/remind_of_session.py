"""Remind those with a place of a session that is near: each once."""

from datetime import datetime

from django.db import transaction

from cms.learning.actions._mail import tell
from cms.learning.actions._reminded import note_reminded
from cms.learning.models import Circle, Session
from cms.learning.queries.reminders import AHEAD
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def remind_of_session(*, session: Session, at: datetime) -> int:
    """How many were reminded. Nobody of a circle called off, of a session that has begun or is further off."""
    circle = lock_row(Circle.objects.all(), session.circle_id)  # nobody leaves, and nothing moves, while we write
    session = Session.objects.get(pk=session.pk)
    if circle.called_off_at is not None or not at < session.starts_at <= at + AHEAD:
        return 0
    learners = note_reminded(session, at=at)
    for one in learners:
        tell(one, "reminder", session_id=session.pk, starts_at=session.starts_at.isoformat())
    if learners:
        record(by=None, verb="learning.session.reminded", subject=session, data={"learners": len(learners)}, at=at)
    return len(learners)
