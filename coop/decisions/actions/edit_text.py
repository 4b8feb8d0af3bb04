"""Change the text of a decision: every version stays, and from the final text on it is closed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_proposer
from coop.decisions.actions._amendment import require_paragraphs_kept
from coop.decisions.actions._move import lock_decision, note, require
from coop.decisions.actions._text import write_version
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import MotionStaysAsItIs
from coop.decisions.models import Decision
from foundation.errors import Invalid

S = DecisionState


@transaction.atomic
def edit_text(
    *,
    by: Any,
    decision: Decision,
    wording: Wording,
    payload: dict[str, Any] | None = None,
    seats: int | None = None,
    change_note: str = "",
    seen: int | None = None,
    at: datetime,
) -> Decision:
    """Write the next version; `payload` and `seats` are left as they are where None.

    Raises OnlyTheProposer, NotNow, ChangedMeanwhile, MotionStaysAsItIs, ParagraphIsBeingVotedOn, Invalid.
    """
    decision = lock_decision(decision, seen=seen)
    actor = as_proposer(by, decision)
    require(decision, S.DRAFT, S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING)
    if decision.kind == Kind.AMENDMENT:
        raise MotionStaysAsItIs
    wording = wording.cleaned()
    if not wording.title:
        raise Invalid(fields={"title": _("Give it a short title.")})
    require_paragraphs_kept(decision, wording)
    changes: dict[str, Any] = {"title": wording.title, "question": wording.question}
    if payload is not None:
        changes["subject_payload"] = decision.subject_payload = payload
    if seats is not None and decision.seats:
        changes["seats"] = seats
    text = write_version(decision, wording, by=by, change_note=change_note, at=at)
    return note(decision, "edit_text", actor=actor, at=at, data={"text": text.number}, **changes)
