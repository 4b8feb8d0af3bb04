"""Members carried an amendment: its words become the next version of the text it is about."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._move import Actor, lock_decision, note
from coop.decisions.actions._text import last_version, wording_of, write_version
from coop.decisions.calculations.paragraphs import with_paragraph
from coop.decisions.enums import DecisionState, Side
from coop.decisions.models import Amendment, Decision


@transaction.atomic
def carry_amendment(*, motion: Decision, at: datetime) -> Amendment:
    """Called as the motion comes into force, with the motion locked. Where the proposal itself came to nothing
    meanwhile (it was withdrawn, or ruled out of order) there is no text left to change, and nothing happens.
    """
    amendment = Amendment.objects.select_related("decision", "member__user").get(motion=motion)
    decision = lock_decision(amendment.decision)
    if decision.state != DecisionState.DELIBERATING:
        return amendment
    wording = wording_of(last_version(decision))
    changed = with_paragraph(wording, amendment.part, amendment.paragraph_sha256, amendment.after)
    # Nobody changes a paragraph while members vote on it: edit_text and accept_amendment refuse.
    assert changed is not None
    words = _("Change no. %(number)d, carried by the members.") % {"number": amendment.number}
    text = write_version(decision, changed, by=amendment.member.user, change_note=words, at=at)
    data = {"amendment": amendment.number, "text": text.number, "motion": motion.slug}
    note(decision, "carry_amendment", actor=Actor(Side.COUNT), at=at, data=data, question=changed.question)
    amendment.text = text
    amendment.save(update_fields=["text"])
    return amendment
