"""Mark who was there. Marking again corrects it."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.enums import EnrolmentState
from cms.learning.errors import CircleClosed, NotAFacilitator, NotYetHeld
from cms.learning.models import Attendance, Circle, Enrolment, Session
from cms.learning.policies import leads
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def mark_attendance(*, by: Any, session: Session, present: AbstractSet[int], at: datetime) -> int:
    """`present` holds the enrolments of those who were there; every other learner was not. Returns how many were.

    Raises NotAFacilitator, NotYetHeld, CircleClosed when the circle was called off.
    """
    if not leads(by, session.circle):
        raise NotAFacilitator
    circle = lock_row(Circle.objects.all(), session.circle_id)
    if circle.called_off_at is not None:
        raise CircleClosed
    if at < session.starts_at:
        raise NotYetHeld
    learners = list(Enrolment.objects.filter(circle=circle, state=EnrolmentState.JOINED).order_by("pk"))
    for learner in learners:
        Attendance.objects.update_or_create(
            session=session,
            enrolment=learner,
            defaults={"present": learner.pk in present, "marked_by": by, "marked_at": at},
        )
    there = sorted(learner.pk for learner in learners if learner.pk in present)
    record(by=by, verb="learning.attendance.marked", subject=session, data={"present": there}, at=at)
    return len(there)
