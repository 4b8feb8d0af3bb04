"""A task is done; `evidence` says how we know."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._move import Actor, lock_decision, note
from coop.decisions.enums import Side
from coop.decisions.errors import NotNow, OnlyTheSecretary
from coop.decisions.models import Task
from coop.decisions.policies import can_run
from foundation.errors import Invalid
from foundation.locks import lock_row


@transaction.atomic
def finish_task(*, by: Any, task: Task, evidence: str, at: datetime) -> Task:
    """By its owner or the secretary. Raises OnlyTheSecretary, NotNow (done already), Invalid."""
    decision = lock_decision(task.decision)
    task = lock_row(Task.objects.select_related("owner"), task.pk)
    own = task.owner.user_id == by.pk
    if not own and not can_run(by, decision):
        raise OnlyTheSecretary(_("Only the person who has the task, or the secretary, can do that."))
    if task.done_at is not None:
        raise NotNow(_("This task is done already."))
    if not evidence.strip():
        raise Invalid(fields={"evidence": _("Say how we know that it is done: a link, a place, a sentence.")})
    task.done_at, task.evidence = at, evidence.strip()[:500]
    task.save(update_fields=["done_at", "evidence"])
    side = Side.MEMBER if own else Side.SECRETARY
    note(decision, "finish_task", actor=Actor(side, by), at=at, data={"task": task.pk})
    return task
