"""Take somebody from those who lead a circle."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.errors import CircleClosed, LastToLead, LeadsItNoMore, NotAFacilitator
from cms.learning.models import Circle, CircleFacilitator
from cms.learning.policies import leads
from cms.learning.queries.circles import is_open
from foundation.audit.actions.record import record
from foundation.locks import lock_row, lock_rows


@transaction.atomic
def remove_leader(*, by: Any, leader: CircleFacilitator, at: datetime) -> None:
    """Oneself, or another. Raises NotAFacilitator, LastToLead; CircleClosed once the last session has begun;
    LeadsItNoMore when somebody else was quicker.

    Who led a circle to its end stands on its certificates, and keeps its desk.
    """
    circle = lock_row(Circle.objects.all(), leader.circle_id)
    if not leads(by, circle):
        raise NotAFacilitator
    if not is_open(circle, at=at):
        raise CircleClosed
    there = lock_rows(CircleFacilitator.objects.filter(circle=circle), [leader.pk])
    if not there:
        raise LeadsItNoMore
    leader = there[0]
    if not CircleFacilitator.objects.filter(circle=circle).exclude(pk=leader.pk).exists():
        raise LastToLead
    record(by=by, verb="learning.circle.leader_removed", subject=circle, data={"user": leader.user_id}, at=at)
    leader.delete()
