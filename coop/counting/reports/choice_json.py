"""Results of unranked votes and of resolutions as data, as bundles keep them."""

from dataclasses import asdict
from typing import Any

from coop.counting.calculations.choices import ChoiceResult
from coop.counting.calculations.quorum import QuorumFinding
from coop.counting.calculations.resolution import ResolutionResult
from coop.counting.calculations.tally import Tally
from coop.counting.enums import Method


def choice_document(result: ChoiceResult) -> dict[str, Any]:
    """``means`` (score only) are fractions written as text, and null where nobody scored the option."""
    document: dict[str, Any] = {
        "method": result.method.value,
        "valid": result.valid,
        "blank": result.blank,
        "totals": dict(result.totals),
        "winners": list(result.winners),
        "tied": list(result.tied),
        "settled": result.settled.value if result.settled else None,
        "account": list(result.words),
    }
    if result.means is not None:
        document["means"] = {option: None if mean is None else str(mean) for option, mean in result.means.items()}
    return document


def resolution_document(result: ResolutionResult) -> dict[str, Any]:
    """Whole numbers, and each inequality with both its sides as text."""
    quorums = [result.quorum] if result.quorum else []
    if result.class_quorum:
        quorums += result.class_quorum.findings
    return {
        "method": Method.YES_NO.value,
        "outcome": result.outcome.value,
        "counts": _tally(result.tally),
        "classes": {name: _tally(tally) for name, tally in sorted(result.classes.items())},
        "quorum": [_quorum(finding) for finding in quorums],
        "thresholds": [
            {"met": finding.met, "left": str(finding.left), "right": str(finding.right), "account": finding.words}
            for finding in result.judgement.findings
        ],
        "notes": list(result.notes),
    }


def _tally(tally: Tally) -> dict[str, int]:
    numbers: dict[str, int] = asdict(tally)
    numbers["for"] = numbers.pop("for_")
    return numbers


def _quorum(finding: QuorumFinding) -> dict[str, Any]:
    return {
        "met": finding.met,
        "took_part": finding.took_part,
        "needed": finding.needed,
        "roll": finding.roll,
        "class": finding.class_name,
        "account": finding.words,
    }
