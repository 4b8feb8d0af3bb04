"""Call a circle off; everybody in it is told why."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.actions._mail import tell
from cms.learning.enums import EnrolmentState
from cms.learning.errors import CircleClosed, NotAFacilitator
from cms.learning.models import Circle, Enrolment
from cms.learning.policies import leads
from cms.learning.queries.circles import is_open
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def call_off_circle(*, by: Any, circle: Circle, why: str, at: datetime) -> Circle:
    """Raises NotAFacilitator, CircleClosed."""
    if not leads(by, circle):
        raise NotAFacilitator
    circle = lock_row(Circle.objects.all(), circle.pk)
    if not is_open(circle, at=at):
        raise CircleClosed
    circle.called_off_at, circle.why = at, why
    circle.save(update_fields=["called_off_at", "why"])
    record(by=by, verb="learning.circle.called_off", subject=circle, reason=why, at=at)
    for enrolment in Enrolment.objects.filter(circle=circle).exclude(state=EnrolmentState.LEFT).order_by("pk"):
        tell(enrolment, "called_off")
    return circle
