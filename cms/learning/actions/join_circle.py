"""Join a circle: a place while there is one, else the waiting list."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.actions._mail import tell
from cms.learning.enums import EnrolmentState
from cms.learning.errors import CircleClosed, InItAlready, YouLeadIt
from cms.learning.models import Circle, Enrolment
from cms.learning.policies import can_join, leads
from cms.learning.queries.circles import is_open
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.locks import lock_row


@transaction.atomic
def join_circle(*, by: Any, circle: Circle, at: datetime) -> Enrolment:
    """Raises NotAllowed, CircleClosed, YouLeadIt, InItAlready."""
    if not can_join(by):
        raise NotAllowed
    circle = lock_row(Circle.objects.all(), circle.pk)  # the places are counted while nobody else takes one
    if not is_open(circle, at=at):
        raise CircleClosed
    if leads(by, circle):
        raise YouLeadIt
    before = Enrolment.objects.filter(circle=circle, user=by).first()
    if before is not None and before.state != EnrolmentState.LEFT:
        raise InItAlready
    taken = Enrolment.objects.filter(circle=circle, state=EnrolmentState.JOINED).count()
    state = EnrolmentState.JOINED if taken < circle.size_limit else EnrolmentState.WAITING
    enrolment = before or Enrolment(circle=circle, user=by)
    enrolment.state, enrolment.asked_at, enrolment.left_at = state, at, None
    enrolment.save()
    record(by=by, verb=f"learning.circle.{state}", subject=enrolment, at=at)
    tell(enrolment, "placed" if state == EnrolmentState.JOINED else "waiting")
    return enrolment
