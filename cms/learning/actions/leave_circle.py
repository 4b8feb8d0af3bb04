"""Leave a circle, or its waiting list. Whoever has waited longest moves up."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.actions._mail import tell
from cms.learning.enums import EnrolmentState
from cms.learning.errors import CircleClosed, NotInIt
from cms.learning.models import Circle, Enrolment
from cms.learning.policies import can_join
from cms.learning.queries.circles import is_open
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.locks import lock_row


@transaction.atomic
def leave_circle(*, by: Any, circle: Circle, at: datetime) -> Enrolment:
    """Raises NotAllowed; NotInIt; CircleClosed once the last session has begun."""
    if not can_join(by):
        raise NotAllowed
    circle = lock_row(Circle.objects.all(), circle.pk)
    enrolment = Enrolment.objects.filter(circle=circle, user=by).exclude(state=EnrolmentState.LEFT).first()
    if enrolment is None:
        raise NotInIt
    if not is_open(circle, at=at):
        raise CircleClosed
    had_place = enrolment.state == EnrolmentState.JOINED
    enrolment.state, enrolment.left_at = EnrolmentState.LEFT, at
    enrolment.save()
    record(by=by, verb="learning.circle.left", subject=enrolment, at=at)
    if had_place:
        _move_up(circle, at=at)
    return enrolment


def _move_up(circle: Circle, *, at: datetime) -> None:
    waiting = Enrolment.objects.filter(circle=circle, state=EnrolmentState.WAITING)
    first = waiting.order_by("asked_at", "pk").first()
    if first is not None:
        first.state = EnrolmentState.JOINED
        first.save(update_fields=["state"])
        record(by=None, verb="learning.circle.moved_up", subject=first, at=at)
        tell(first, "moved_up")
