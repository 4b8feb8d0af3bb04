"""The author takes an amendment over: it becomes a new version of the text."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_proposer
from coop.decisions.actions._amendment import lock_amendment, require_fresh, write_reply
from coop.decisions.actions._move import note
from coop.decisions.actions._text import write_version
from coop.decisions.calculations.paragraphs import with_paragraph
from coop.decisions.enums import AmendmentAnswer
from coop.decisions.models import Amendment


@transaction.atomic
def accept_amendment(*, by: Any, amendment: Amendment, at: datetime) -> Amendment:
    """The author may take over any that fits the text: others to the same paragraph then fit it no more.

    Raises OnlyTheProposer, NotAmendable, AmendmentIsAnswered, NoSuchParagraph, ParagraphIsBeingVotedOn.
    """
    decision, amendment, wording = lock_amendment(amendment)
    actor = as_proposer(by, decision)
    require_fresh(decision, amendment, wording)
    changed = with_paragraph(wording, amendment.part, amendment.paragraph_sha256, amendment.after)
    assert changed is not None  # it fits
    told = _("Change no. %(number)d, proposed by %(name)s, taken over.")
    words = told % {"number": amendment.number, "name": amendment.member.user.name}
    text = write_version(decision, changed, by=by, change_note=words[:300], at=at)
    data = {"amendment": amendment.number, "text": text.number}
    note(decision, "accept_amendment", actor=actor, at=at, data=data, question=changed.question)
    return write_reply(amendment, AmendmentAnswer.ACCEPTED, by=by, at=at, text=text)
