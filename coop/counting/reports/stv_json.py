"""A count of ranked papers as data: the JSON that ``coopcount count --json`` prints and that bundles keep."""

from typing import Any

from coop.counting.calculations.phrasing import decimal
from coop.counting.calculations.stv_result import CountResult
from coop.counting.reports.stv_account import heading, tie_sentence


def stv_document(result: CountResult) -> dict[str, Any]:
    """Votes are decimal strings with five places. At every stage the ``votes`` and ``non_transferable`` (which here
    includes what is lost with cut-off fractions) sum to the valid poll. Candidates are the numbers of the file."""
    return {
        "method": result.method.value,
        "seats": result.seats,
        "valid": result.valid,
        "quota": result.quota,
        "elected": list(result.elected),
        "names": [result.election.name(number) for number in result.elected],
        "stages": [
            {
                "stage": stage.number,
                "action": heading(result, stage),
                "votes": {str(number): decimal(stage.votes.get(number, 0)) for number in result.election.numbers},
                "non_transferable": decimal(stage.non_transferable + stage.lost),
                "elected": list(stage.elected),
                "excluded": list(stage.excluded),
            }
            for stage in result.stages
        ],
        "ties": [
            {
                "stage": tie.stage,
                "action": tie.action.value,
                "candidates": list(tie.candidates),
                "settled": tie.settled.value,
                "chosen": tie.chosen,
                "account": tie_sentence(result, tie),
            }
            for tie in result.ties
        ],
    }
