"""What the actions on amendments share. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.decisions.actions._move import lock_decision
from coop.decisions.actions._text import last_version, wording_of
from coop.decisions.calculations.paragraphs import find_paragraph
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import (
    AmendmentIsAnswered,
    AmendmentsUnanswered,
    AmendmentsUnderWay,
    AnotherComesFirst,
    NoSuchParagraph,
    NotAmendable,
    ParagraphIsBeingVotedOn,
)
from coop.decisions.models import Amendment, Decision
from coop.decisions.queries.amendments import OPEN, OUT_OF_DATE, VOTING, Standing, being_voted_on, place, standings


def lock_amendment(amendment: Amendment) -> tuple[Decision, Amendment, Wording]:
    """The decision locked, the amendment as it is now, and the text it is about. Raises NotAmendable, and
    AmendmentIsAnswered.
    """
    decision = lock_decision(amendment.decision)
    require_amendable(decision)
    fresh = Amendment.objects.select_related("member__user", "decision").get(pk=amendment.pk)
    if fresh.answer:
        raise AmendmentIsAnswered
    return decision, fresh, wording_of(last_version(decision))


def require_amendable(decision: Decision) -> None:
    """Until the text is final, and never a motion that changes another text itself. Raises NotAmendable."""
    if decision.state != DecisionState.DELIBERATING or decision.kind == Kind.AMENDMENT:
        raise NotAmendable(state=decision.get_state_display())


def require_fresh(decision: Decision, amendment: Amendment, wording: Wording) -> list[Standing]:
    """Raises NoSuchParagraph when its paragraph was changed, ParagraphIsBeingVotedOn; returns its rivals, in order."""
    if find_paragraph(wording, amendment.part, amendment.paragraph_sha256) is None:
        raise NoSuchParagraph
    found = standings(decision, wording)
    states = {each.amendment.pk: each.state for each in found}
    here = (amendment.part, amendment.paragraph_sha256)
    rivals = [each for each in found if each.state in (OPEN, VOTING) and _where(each) == here]
    if any(each.state == VOTING for each in rivals):
        raise ParagraphIsBeingVotedOn
    return sorted(rivals, key=lambda each: place(each.amendment, states))


def require_first(amendment: Amendment, rivals: list[Standing]) -> None:
    """Raises AnotherComesFirst."""
    if rivals[0].amendment.pk != amendment.pk:
        raise AnotherComesFirst(number=rivals[0].amendment.number)


def write_reply(amendment: Amendment, answer: str, *, by: Any, at: datetime, **columns: Any) -> Amendment:
    """The one answer to an amendment; `columns` are its motion or its text."""
    for name, value in {"answer": answer, "answered_at": at, "answered_by": by, **columns}.items():
        setattr(amendment, name, value)
    amendment.save(update_fields=["answer", "answered_at", "answered_by", *columns])
    return amendment


def require_nothing_voted_on(decision: Decision) -> None:
    """Raises AmendmentsUnderWay."""
    if being_voted_on(decision):
        raise AmendmentsUnderWay


def require_all_answered(decision: Decision) -> None:
    """What no longer fits the text needs no answer. Raises AmendmentsUnderWay, AmendmentsUnanswered."""
    require_nothing_voted_on(decision)
    if any(each.state == OPEN for each in standings(decision, wording_of(last_version(decision)))):
        raise AmendmentsUnanswered


def require_paragraphs_kept(decision: Decision, wording: Wording) -> None:
    """What members are voting on stays as it is meanwhile. Raises ParagraphIsBeingVotedOn."""
    for each in being_voted_on(decision):
        if find_paragraph(wording, each.part, each.paragraph_sha256) is None:
            raise ParagraphIsBeingVotedOn


def is_out_of_date(decision: Decision, amendment: Amendment, wording: Wording) -> bool:
    return any(each.state == OUT_OF_DATE for each in standings(decision, wording) if each.amendment.pk == amendment.pk)


def _where(standing: Standing) -> tuple[str, str]:
    return standing.amendment.part, standing.amendment.paragraph_sha256
