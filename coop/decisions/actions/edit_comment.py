"""Change the words of one's own comment, for a short while. Every wording is kept."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.calculations.statements import EDIT_MINUTES
from coop.decisions.errors import OnlyTheProposer, TooLateToEdit
from coop.decisions.models import Comment, CommentVersion
from foundation.errors import Invalid
from foundation.locks import lock_row


@transaction.atomic
def edit_comment(*, by: Any, comment: Comment, text: str, at: datetime) -> CommentVersion:
    """Raises OnlyTheProposer (not one's own), TooLateToEdit, Invalid."""
    comment = lock_row(Comment.objects.select_related("author"), comment.pk)
    if comment.author.user_id != by.pk:
        raise OnlyTheProposer(_("Only the person who wrote a comment can change it."))
    if at > comment.at + timedelta(minutes=EDIT_MINUTES):
        raise TooLateToEdit(minutes=EDIT_MINUTES)
    words = text.replace("\r\n", "\n").strip()
    if not words or len(words) > 4000:
        raise Invalid(fields={"text": _("Write something, up to 4,000 characters.")})
    last = comment.versions.latest("number")
    if last.hidden_because:
        raise TooLateToEdit(_("The secretary has hidden this comment."))
    return CommentVersion.objects.create(comment=comment, number=last.number + 1, text=words, by=by, at=at)
