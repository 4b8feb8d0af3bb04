"""Writing a version of the text. Private to the actions of this room."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from coop.decisions.calculations.text_hash import Wording, text_sha256
from coop.decisions.models import Decision, DecisionText


def write_version(decision: Decision, wording: Wording, *, by: Any, change_note: str, at: datetime) -> DecisionText:
    """The next version of the text of a locked decision (or a new one), with what the software would do."""
    last = DecisionText.objects.filter(decision=decision).order_by("-number").first()
    return DecisionText.objects.create(
        decision=decision,
        number=last.number + 1 if last else 1,
        change_note=change_note.strip(),
        author=by,
        at=at,
        sha256=text_sha256(wording, subject_key=decision.subject_key, payload=decision.subject_payload),
        **asdict(wording),
    )


def last_version(decision: Decision) -> DecisionText:
    """The text as it stands. Every decision has one from its first moment."""
    return DecisionText.objects.filter(decision=decision).latest("number")


def wording_of(text: DecisionText) -> Wording:
    return Wording(
        title=text.title,
        question=text.question,
        body=text.body,
        if_passes=text.if_passes,
        if_fails=text.if_fails,
        cost=text.cost,
    )
