"""Name a second facilitator: a circle led by two is not lost when one is ill."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.enums import EnrolmentState
from cms.learning.errors import CircleClosed, LeadsItAlready, NobodyToLead, NotAFacilitator
from cms.learning.models import Circle, CircleFacilitator, Enrolment
from cms.learning.policies import is_facilitator, leads
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row


@transaction.atomic
def add_leader(*, by: Any, circle: Circle, user: Any, at: datetime) -> CircleFacilitator:
    """Whoever leads it names them.

    Raises NotAFacilitator, LeadsItAlready, NobodyToLead; CircleClosed when it was called off.
    """
    if not leads(by, circle):
        raise NotAFacilitator
    circle = lock_row(Circle.objects.all(), circle.pk)  # joining locks it too: nobody learns and leads at once
    if circle.called_off_at is not None:
        raise CircleClosed
    if leads(user, circle):
        raise LeadsItAlready
    learns = Enrolment.objects.filter(circle=circle, user=user).exclude(state=EnrolmentState.LEFT).exists()
    if learns or not is_facilitator(user):
        raise NobodyToLead
    made = CircleFacilitator.objects.create(circle=circle, user=user)
    record(by=by, verb="learning.circle.leader_added", subject=made, at=at)
    enqueue("cms.learning.leader_mail", circle_id=circle.pk, user_id=user.pk, by_id=by.pk)
    return made
