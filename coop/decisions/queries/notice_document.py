"""The notice as a document: all that a member must know, in one piece that can be hashed."""

from datetime import datetime
from typing import Any

from coop.decisions.calculations.plain import plain
from coop.decisions.models import Decision, Option, Roll, Statement, TieOrder
from coop.decisions.registry import subjects


def statements_of(decision: Decision) -> dict[str, Statement]:
    """The statement of each side as it stands, by side."""
    rows = Statement.objects.filter(decision=decision, replaced_at__isnull=True).select_related("author__user")
    return {row.side: row for row in rows}


def notice_document(
    decision: Decision, *, roll: Roll, served_at: datetime, consent_percent: int | None = None, at: datetime
) -> dict[str, Any]:
    """Text, effects, statements, roll, times and rules. Reasons against a person are theirs to read in the text.

    `consent_percent`: the notice is short, and voting opens only with the agreement of this share of the votes.
    """
    text = decision.final_text
    if text is None:
        raise ValueError("a notice needs the final text")
    return {
        "format": "commonwork-notice-1",
        "decision": decision.slug,
        "round": decision.round,
        "stage": decision.stage,
        "kind": decision.kind,
        "text": {
            "number": text.number,
            "sha256": text.sha256,
            "title": text.title,
            "question": text.question,
            "body": text.body,
            "if_passes": text.if_passes,
            "if_fails": text.if_fails,
            "cost": text.cost,
        },
        "effects": subjects.get(decision.subject_key).what_changes(decision.subject_payload, at),
        "statements": {side: row.text for side, row in sorted(statements_of(decision).items())},
        "candidates": [{"name": name, "statement": words} for name, words in _candidates(roll)],
        "tie_commitment": _tie_commitment(roll),
        "roll": {"size": roll.size, "sha256": roll.sha256},
        "rule_pack": {"code": decision.pack.code, "sha256": decision.pack.sha256} if decision.pack else {},
        "decision_type": decision.decision_type,
        "secrecy": decision.secrecy,
        "sent_at": plain(at),
        "served_at": plain(served_at),
        "opens_at": plain(decision.opens_at),
        "closes_at": plain(decision.closes_at),
        **({"short_notice": {"percent": consent_percent}} if consent_percent is not None else {}),
    }


def _candidates(roll: Roll) -> list[tuple[str, str]]:
    return list(Option.objects.filter(box__roll=roll).order_by("position").values_list("name", "statement"))


def _tie_commitment(roll: Roll) -> str:
    """The promise that fixes how a tie is settled, made before anybody votes; empty where nothing is ranked."""
    return TieOrder.objects.filter(box__roll=roll).values_list("commitment", flat=True).first() or ""
