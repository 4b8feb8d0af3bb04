"""Say something in the thread of a decision."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import member_for
from coop.decisions.enums import DecisionState
from coop.decisions.errors import NotNow
from coop.decisions.models import Comment, CommentVersion, Decision
from foundation.errors import Invalid

# The thread is open from the moment others can read the question until voting closes.
COMMENTED = (
    DecisionState.SUBMITTED,
    DecisionState.ADMISSIBLE,
    DecisionState.DELIBERATING,
    DecisionState.FINAL_TEXT,
    DecisionState.NOTICED,
    DecisionState.OPEN,
)


@transaction.atomic
def comment(*, by: Any, decision: Decision, text: str, reply_to: Comment | None = None, at: datetime) -> Comment:
    """Add a comment; replies hang on the first comment of their thread. Raises OnlyMembers, NotNow, Invalid."""
    member = member_for(by, at=at)
    state = Decision.objects.values_list("state", flat=True).get(pk=decision.pk)
    if state not in COMMENTED:
        raise NotNow(state=DecisionState(state).label)
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Invalid(fields={"text": _("Write something first.")})
    if len(words) > 4000:
        raise Invalid(fields={"text": _("A comment has room for 4,000 characters. Write two, or a shorter one.")})
    if reply_to is not None and reply_to.decision_id != decision.pk:
        raise Invalid(fields={"reply_to": _("That comment belongs to another decision.")})
    top = reply_to.reply_to or reply_to if reply_to is not None else None
    made = Comment.objects.create(decision=decision, author=member, reply_to=top, at=at)
    CommentVersion.objects.create(comment=made, number=1, text=words, by=by, at=at)
    return made
