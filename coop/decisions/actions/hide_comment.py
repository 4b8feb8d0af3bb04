"""Hide a comment that breaks the rules of the house. The words stay in the record; everybody sees that and why."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary, needed_reason
from coop.decisions.models import Comment, CommentVersion
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def hide_comment(*, by: Any, comment: Comment, reason: str, at: datetime) -> CommentVersion:
    """Raises OnlyTheSecretary, AboutYourself, ReasonNeeded."""
    comment = lock_row(Comment.objects.select_related("decision"), comment.pk)
    actor = as_secretary(by, comment.decision, reason=needed_reason(reason))
    number = comment.versions.latest("number").number + 1
    version = CommentVersion.objects.create(
        comment=comment, number=number, text="", hidden_because=actor.reason[:300], by=by, at=at
    )
    record(by=by, verb="decision.hide_comment", subject=comment, at=at, reason=actor.reason)
    return version
