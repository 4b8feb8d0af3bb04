"""The amendments of a text: which still fit it, which are being voted on, and which comes first."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from coop.decisions.calculations.paragraphs import find_paragraph
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import MOTION_OVER, AmendmentAnswer, DecisionState, Outcome
from coop.decisions.models import Amendment, Decision

A = AmendmentAnswer
# Where an amendment is. An answer of its own, or one of these:
OPEN, OUT_OF_DATE, TOO_LATE, VOTING, CARRIED, LOST = "open", "out_of_date", "too_late", "voting", "carried", "lost"


@dataclass(frozen=True)
class Standing:
    """One amendment and where it is. `first`: no other change to the same paragraph comes before it."""

    amendment: Amendment
    state: str
    first: bool = False


def under_way() -> Q:
    """Amendments whose motion may still change the text."""
    lost = Q(motion__state=DecisionState.CONFIRMED) & ~Q(motion__outcome=Outcome.CARRIED)
    return Q(motion__isnull=False) & ~Q(motion__state__in=MOTION_OVER) & ~lost


def amendments_of(decision: Decision) -> "QuerySet[Amendment]":
    """All of them by number, with what a page needs: one query."""
    found = Amendment.objects.filter(decision=decision).select_related("member__user", "motion", "text", "renews")
    return found.order_by("number")


def being_voted_on(decision: Decision) -> list[Amendment]:
    """Those that the members are to decide on before the decision itself."""
    return list(Amendment.objects.filter(under_way(), decision=decision).order_by("number"))


def standings(decision: Decision, wording: Wording | None) -> list[Standing]:
    """Every amendment by number, against the text as it stands. One query."""
    rows = list(amendments_of(decision))
    states = {row.pk: _state(row, decision, wording) for row in rows}
    waiting = sorted((row for row in rows if states[row.pk] in (OPEN, VOTING)), key=lambda row: place(row, states))
    first: dict[tuple[str, str], int] = {}
    for row in waiting:
        first.setdefault((row.part, row.paragraph_sha256), row.pk)
    return [Standing(row, states[row.pk], row.pk in first.values()) for row in rows]


def place(row: Amendment, states: dict[int, str]) -> tuple[bool, int, int]:
    """What is being voted on comes first, then what goes furthest, then what was proposed first."""
    return states[row.pk] != VOTING, -row.reach, row.number


def _state(row: Amendment, decision: Decision, wording: Wording | None) -> str:
    if row.answer == A.PUT and row.motion is not None:
        return _of_motion(row, row.motion)
    if row.answer:
        return str(row.answer)
    if decision.state != DecisionState.DELIBERATING or wording is None:
        return TOO_LATE
    return OPEN if find_paragraph(wording, row.part, row.paragraph_sha256) is not None else OUT_OF_DATE


def _of_motion(row: Amendment, motion: Decision) -> str:
    if row.text_id is not None:
        return CARRIED
    over = motion.state in MOTION_OVER
    lost = motion.state == DecisionState.CONFIRMED and motion.outcome != Outcome.CARRIED
    return LOST if over or lost else VOTING
