"""Propose other words for one paragraph of a text under discussion."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._amendment import is_out_of_date, require_amendable, write_reply
from coop.decisions.actions._move import lock_decision
from coop.decisions.actions._text import last_version, wording_of
from coop.decisions.calculations.paragraphs import find_paragraph, reach, with_paragraph
from coop.decisions.calculations.text_hash import what_is_missing
from coop.decisions.enums import AmendmentAnswer
from coop.decisions.errors import AmendmentIsAnswered, NoSuchParagraph, NotYourAmendment
from coop.decisions.models import Amendment, Decision
from foundation.audit.actions.record import record
from foundation.errors import Invalid

ROOM = {"question": 300, "if_passes": 2000, "if_fails": 2000, "cost": 300, "body": 20_000}


@transaction.atomic
def propose_amendment(
    *,
    by: Any,
    decision: Decision,
    part: str,
    paragraph: str,
    text: str,
    reason: str = "",
    renews: Amendment | None = None,
    at: datetime,
) -> Amendment:
    """`paragraph` is the SHA-256 of the words that would change; no `text` takes them out. `renews` is one's own
    earlier amendment that no longer fits.

    Raises OnlyMembers, NotAmendable, NoSuchParagraph, NotYourAmendment, AmendmentIsAnswered, Invalid.
    """
    decision = lock_decision(decision)
    member = member_for(by, at=at)
    require_amendable(decision)
    wording = wording_of(last_version(decision))
    found = find_paragraph(wording, part, paragraph)
    if found is None:
        raise NoSuchParagraph
    words = text.replace("\r\n", "\n").strip()
    changed = with_paragraph(wording, part, paragraph, words)
    assert changed is not None  # the paragraph is there
    if words == found.text:
        raise Invalid(fields={"text": _("Change some of the words first.")})
    if len(getattr(changed, part)) > ROOM[part] or len(reason) > 2000:
        room = _("There is room for %(most)d characters in this part of the text.")
        raise Invalid(fields={"text": room % {"most": ROOM[part]}})
    missing = what_is_missing(changed, needs_effects=decision.subject_key == "none")
    if missing:
        raise Invalid(fields={"text": " ".join(missing.values())})
    if renews is not None:
        _close(renews, decision, by=by, at=at)
    last = Amendment.objects.filter(decision=decision).order_by("-number").first()
    made = Amendment.objects.create(
        decision=decision,
        number=last.number + 1 if last else 1,
        member=member,
        part=part,
        paragraph_sha256=paragraph,
        before=found.text,
        after=words,
        reason=reason.replace("\r\n", "\n").strip(),
        reach=reach(found.text, words),
        renews=renews,
        at=at,
    )
    data = {"amendment": made.number, "renews": renews.number if renews is not None else None}
    record(by=by, verb="decision.propose_amendment", subject=decision, data=data, at=at)
    return made


def _close(renews: Amendment, decision: Decision, *, by: Any, at: datetime) -> None:
    """The earlier one is answered by the new."""
    old = Amendment.objects.select_related("member").get(pk=renews.pk, decision=decision)
    if old.member.user_id != by.pk:
        raise NotYourAmendment
    if old.answer or not is_out_of_date(decision, old, wording_of(last_version(decision))):
        raise AmendmentIsAnswered
    write_reply(old, AmendmentAnswer.RENEWED, by=by, at=at)
