"""Real Scottish wards and run-offs: official winners, and every published total at every published stage.

The wards lie beside the project, not in it (see the fixture ``shared_data``); the same behaviour is proved without
them by the cases worked by hand and the naive counter.
"""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from coop.counting.calculations.papers import VOTE
from coop.counting.calculations.stv import count_stv
from coop.counting.calculations.stv_result import CountResult
from coop.counting.enums import Method, Settled
from coop.counting.formats.blt import read_blt

HALF_OF_THE_LAST_PLACE = {"5dp": Decimal(0), "2dp": Decimal("0.005")}
# The city sets undeclared write-ins aside before the count proper, in a round of its own.
SET_ASIDE_FIRST = {"2017_minneapolis_mayor": 2}
# The council published one paper fewer than its own ballot file holds; the quota and every total agree.
PUBLISHED_VALID = {"east_dunbartonshire_2017_ward2": 7034}


def count(path: Path, **more: Any) -> CountResult:
    with path.open("rb") as stream:
        return count_stv(read_blt(stream, source=path.name), **more)


def slips(expected: dict[str, Any]) -> set[tuple[int, int]]:
    return {(slip["stage"], slip["candidate"]) for slip in expected.get("known_source_typos", ())}


@pytest.mark.parametrize(("folder", "least"), [("scot-official", 114), ("scot-consensus", 189), ("scot-single", 12)])
def test_every_ward_gives_its_published_result_stage_by_stage(shared_data: Path, folder: str, least: int) -> None:
    wards = sorted((shared_data / "stv" / folder).glob("*.blt"))
    assert len(wards) >= least
    wrong = []
    for path in wards:
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        result = count(path)
        near = HALF_OF_THE_LAST_PLACE[expected["precision"]]
        for stage, published in zip(result.stages, expected["rounds"], strict=True):
            assert sum(stage.votes.values()) + stage.non_transferable + stage.lost == result.poll
            for number, total in published.items():
                off = abs(Decimal(total) - Decimal(stage.votes[int(number)]) / VOTE)
                if off > near and (stage.number, int(number)) not in slips(expected):
                    wrong.append((path.stem, stage.number, number))
        valid = PUBLISHED_VALID.get(path.stem, result.valid)
        if (result.quota, valid, sorted(result.elected)) != (
            expected["quota"],
            expected["valid_votes"],
            sorted(expected["elected"]),
        ):
            wrong.append((path.stem, 0, "winners"))
        stages = {str(c): stage.number for stage in result.stages for c in stage.elected}
        if stages != expected.get("elected_at_stage", stages):
            wrong.append((path.stem, 0, "stage of election"))
        assert result.complete
        assert all(tie.settled is Settled.LOOK_BACK for tie in result.ties)
    assert wrong == []


def test_every_instant_run_off_gives_its_winner_and_the_totals_up_to_the_last_two(shared_data: Path) -> None:
    """The published counts drop hopeless candidates together; the totals with the same people left are the same."""
    for path in sorted((shared_data / "stv" / "irv-rctab").glob("*.blt")):
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        result = count(path, method=Method.IRV)
        name = result.election.name
        assert [name(number) for number in result.elected] == [expected["winner"]]
        tables = [
            {name(c): held // VOTE for c, held in stage.votes.items() if c not in gone(result, stage.number)}
            for stage in result.stages
        ]
        for number, published in enumerate(expected["rounds"], start=1):
            if number != SET_ASIDE_FIRST.get(path.stem):
                assert any({**dict.fromkeys(table, 0), **published} == table for table in tables), (path.stem, number)


def gone(result: CountResult, stage: int) -> set[int]:
    return {c for earlier in result.stages[:stage] for c in earlier.excluded}


@pytest.mark.parametrize("name", ["42u", "M135", "SC", "SC-Vm-12"])
def test_the_synthetic_cases_elect_whom_the_reference_counter_elects(shared_data: Path, name: str) -> None:
    """The reference draws lots by taking the first in file order: the first tied is the one excluded."""
    folder = shared_data / "stv" / "droop-synthetic"
    report = (folder / f"{name}.scotland.report.txt").read_text(encoding="utf-8")
    final = report.split("Action: Count Complete")[1]
    expected = set(re.findall(r"Elected:\s+(.*) \([0-9.]+\)", final))
    with (folder / f"{name}.blt").open("rb") as stream:
        election = read_blt(stream, source=name)
    result = count_stv(election, tie_order=list(election.numbers)[::-1])
    assert {election.name(number) for number in result.elected} == expected
    assert result.quota == Decimal(re.findall(r"Quota: ([0-9.]+)", report)[0])


def test_the_three_way_tie_stops_the_count_until_an_order_is_given(shared_data: Path) -> None:
    path = shared_data / "stv" / "droop-synthetic" / "SC-Vm-12.blt"
    stopped = count(path)
    assert not stopped.complete
    assert stopped.ties[-1].candidates == (3, 4, 5)
    for first in (3, 4, 5):
        order = [first, *(number for number in range(1, 6) if number != first)]
        assert set(count(path, tie_order=order).elected) == {1, 2, first}
