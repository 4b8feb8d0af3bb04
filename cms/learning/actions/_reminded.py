"""Who was told of a session at the time it now has. Private to the actions of this room."""

from datetime import datetime

from cms.learning.models import Enrolment, Reminder, Session
from cms.learning.queries.reminders import not_reminded


def note_reminded(session: Session, *, at: datetime) -> list[Enrolment]:
    """Write down that the learners know; those who did not before."""
    learners = list(not_reminded(session))
    Reminder.objects.bulk_create(
        Reminder(session=session, enrolment=one, starts_at=session.starts_at, sent_at=at) for one in learners
    )
    return learners
