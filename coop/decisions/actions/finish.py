"""A decision is carried out: every task is done, or it is said that nothing needs doing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.errors import TasksAreOpen
from coop.decisions.models import Decision, Task


@transaction.atomic
def finish(*, by: Any, decision: Decision, no_action: bool = False, at: datetime) -> Decision:
    """`no_action` says explicitly that there is nothing to do. Raises OnlyTheSecretary, NotNow, TasksAreOpen."""
    decision = lock_decision(decision)
    actor = as_secretary(by, decision)
    require_row(decision, "finish")
    tasks = list(Task.objects.filter(decision=decision).values_list("done_at", flat=True))
    if any(done is None for done in tasks) or (not tasks and not no_action):
        raise TasksAreOpen
    return move(decision, "finish", actor=actor, at=at, no_action=not tasks)
