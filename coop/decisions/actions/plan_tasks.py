"""Say who does what by when, because of a decision."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, move, note, require
from coop.decisions.enums import DecisionState
from coop.decisions.models import Decision, Task
from coop.membership.models import Member
from foundation.errors import Invalid

S = DecisionState


@transaction.atomic
def plan_tasks(*, by: Any, decision: Decision, title: str, owner: Member, due_on: date, at: datetime) -> Task:
    """Add one task; with the first the decision is being carried out. Raises OnlyTheSecretary, NotNow, Invalid."""
    decision = lock_decision(decision)
    actor = as_secretary(by, decision)
    require(decision, S.IN_FORCE, S.IMPLEMENTING)
    if not title.strip():
        raise Invalid(fields={"title": _("Say what is to be done.")})
    task = Task.objects.create(
        decision=decision, title=title.strip(), owner=owner, due_on=due_on, added_by=by, added_at=at
    )
    data = {"task": task.pk}
    if decision.state == S.IN_FORCE:
        move(decision, "plan_tasks", actor=actor, at=at, data=data)
    else:
        note(decision, "add_task", actor=actor, at=at, data=data)
    return task
