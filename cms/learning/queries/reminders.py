"""Which sessions are near, and who does not know it from us yet."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from cms.learning.enums import EnrolmentState
from cms.learning.models import Enrolment, Reminder, Session

AHEAD = timedelta(hours=24)


def sessions_near(*, at: datetime) -> "QuerySet[Session]":
    """Those that begin within a day, in circles that take place."""
    return Session.objects.filter(
        circle__called_off_at__isnull=True, starts_at__gt=at, starts_at__lte=at + AHEAD
    ).order_by("starts_at", "pk")


def not_reminded(session: Session) -> "QuerySet[Enrolment]":
    """Those with a place who were not told of this session at the time it now has."""
    told = Reminder.objects.filter(session=session, enrolment=OuterRef("pk"), starts_at=session.starts_at)
    placed = Enrolment.objects.filter(circle_id=session.circle_id, state=EnrolmentState.JOINED)
    return placed.exclude(Exists(told)).order_by("pk")
