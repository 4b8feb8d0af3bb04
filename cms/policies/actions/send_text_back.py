"""Ask for changes: the text goes back to its author with a word why."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Revision

from cms.policies.actions._waiting import lock_waiting
from cms.policies.errors import MayNotApprove
from cms.policies.policies import can_approve_policies
from foundation.audit.actions.record import record


@transaction.atomic
def send_text_back(*, by: Any, revision: Revision, note: str, at: datetime) -> None:
    """Raises MayNotApprove, NotWaiting."""
    if not can_approve_policies(by):
        raise MayNotApprove
    revision, state = lock_waiting(revision)
    state.specific.reject(user=by, comment=note)
    record(by=by, verb="policies.text.sent_back", subject=revision, reason=note, at=at)
