"""A count as data."""

import json

from coop.counting.calculations.election import election_from_rankings
from coop.counting.calculations.stv import count_stv
from coop.counting.reports.stv_json import stv_document


def test_the_document_has_exactly_the_promised_members() -> None:
    rankings = [[1, 2]] * 6 + [[2]] + [[3]] * 3 + [[4, 1]]
    election = election_from_rankings(["Ada", "Bo", "Cy", "Di"], 2, rankings, withdrawn=[4])
    document = stv_document(count_stv(election))
    assert document == {
        "method": "scottish-stv",
        "seats": 2,
        "valid": 11,
        "quota": 4,
        "elected": [1, 2],
        "names": ["Ada", "Bo"],
        "stages": [
            {
                "stage": 1,
                "action": "First preferences",
                "votes": {"1": "7.00000", "2": "1.00000", "3": "3.00000", "4": "0.00000"},
                "non_transferable": "0.00000",
                "elected": [1],
                "excluded": [],
            },
            {
                "stage": 2,
                "action": "Surplus of Ada",
                "votes": {"1": "4.00000", "2": "3.57142", "3": "3.00000", "4": "0.00000"},
                "non_transferable": "0.42858",
                "elected": [],
                "excluded": [],
            },
            {
                "stage": 3,
                "action": "Exclusion of Cy",
                "votes": {"1": "4.00000", "2": "3.57142", "3": "0.00000", "4": "0.00000"},
                "non_transferable": "3.42858",
                "elected": [2],
                "excluded": [3],
            },
        ],
        "ties": [],
    }


def test_at_every_stage_the_decimals_sum_to_the_valid_poll() -> None:
    from decimal import Decimal

    rankings = [[1, 2, 3]] * 17 + [[2, 3]] * 11 + [[3, 1]] * 7 + [[4, 3]] * 6
    document = stv_document(count_stv(election_from_rankings(["A", "B", "C", "D"], 3, rankings)))
    for stage in document["stages"]:
        total = sum(map(Decimal, stage["votes"].values())) + Decimal(stage["non_transferable"])
        assert total == document["valid"]


def test_ties_are_listed_with_how_they_were_settled() -> None:
    election = election_from_rankings(["Ada", "Bo", "Cy"], 2, [[1]] * 4 + [[2]] * 2 + [[3]] * 2)
    stopped = stv_document(count_stv(election))["ties"]
    assert [(t["stage"], t["action"], t["candidates"], t["settled"], t["chosen"]) for t in stopped] == [
        (3, "exclusion", [2, 3], "unsettled", None)
    ]
    settled = stv_document(count_stv(election, tie_order=[1, 2, 3]))["ties"]
    assert [(t["settled"], t["chosen"]) for t in settled] == [("committed-order", 3)]
    assert json.dumps(settled)
