"""A budget vote's result as data: the JSON that ``coopcount budget --json`` prints and that bundles keep."""

from typing import Any

from coop.counting.calculations.budget import BudgetResult
from coop.counting.formats.pabulib import amount


def budget_document(result: BudgetResult) -> dict[str, Any]:
    """Money is a whole number of the currency, or a decimal string where it has parts. Ids are in the order of the
    text, so that the same votes give the same bytes. ``ties`` is there only when projects were tied."""
    unit = result.vote.unit
    document: dict[str, Any] = {
        "rule": result.rule.value,
        "budget": _money(result.vote.budget, unit),
        "cost": _money(result.cost, unit),
        "selected": sorted(result.selected),
        "projects": [
            {"id": verdict.project.id, "selected": verdict.selected, "reason": verdict.reason}
            for verdict in result.verdicts
        ],
    }
    if result.ties:
        document["ties"] = [
            {"projects": list(tie.projects), "settled": tie.settled.value, "chosen": tie.chosen} for tie in result.ties
        ]
    return document


def _money(units: int, unit: int) -> int | str:
    return units // unit if units % unit == 0 else amount(units, unit)
