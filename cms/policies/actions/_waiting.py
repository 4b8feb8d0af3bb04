"""The text that waits, locked."""

from typing import Any

from wagtail.models import Revision, TaskState

from cms.policies.errors import NotWaiting
from cms.policies.queries.waiting import waiting_states
from foundation.locks import lock_row


def lock_waiting(revision: Revision) -> tuple[Revision, Any]:
    """The revision and the open step of its workflow. Raises NotWaiting."""
    found = waiting_states().filter(revision_id=revision.pk).first()
    if found is None:
        raise NotWaiting
    state = lock_row(TaskState.objects.all(), found.pk)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        raise NotWaiting
    return Revision.objects.get(pk=revision.pk), state
