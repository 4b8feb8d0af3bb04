"""Real participatory budgets: the cities' own selections, and the Equal Shares sets two other programs agree on.

The files lie beside the project, not in it (see the fixture ``shared_data``).
"""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from coop.counting.calculations.budget import BudgetVote
from coop.counting.calculations.equal_shares_count import count_equal_shares
from coop.counting.calculations.greedy import count_greedy
from coop.counting.enums import BudgetRule, Completion, Stop
from coop.counting.formats.pabulib import read_pb, write_pb


def load(path: Path) -> tuple[BudgetVote, dict[str, Any]]:
    with path.open("rb") as stream:
        vote = read_pb(stream, source=path.name)
    return vote, json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def budgets(shared_data: Path, folder: str) -> list[Path]:
    paths = sorted((shared_data / "pb" / folder).glob("*.pb"))
    assert paths
    return paths


@pytest.mark.parametrize(("folder", "least"), [("greedy", 18), ("greedy-and-mes", 18)])
def test_every_city_gets_its_official_selection_in_the_variant_it_names(
    shared_data: Path, folder: str, least: int
) -> None:
    paths = budgets(shared_data, folder)
    assert len(paths) >= least
    wrong = []
    for path in paths:
        vote, expected = load(path)
        named = expected["official_rule"]
        # One city tops up the next project from other districts' money; the money of the district goes by votes.
        rule = BudgetRule.GREEDY_NO_SKIP if named == "greedy-custom" else BudgetRule(named)
        result = count_greedy(vote, rule)
        if sorted(result.selected) != sorted(expected["official_selected"]):
            wrong.append(path.stem)
        assert result.complete
    assert wrong == []


@pytest.mark.parametrize(
    ("completion", "stop", "member"),
    [
        (Completion.NONE, None, "plain"),
        (Completion.ADD1, Stop.EXHAUSTIVE, "add1_exhaustive_stop"),
        (Completion.ADD1, Stop.UNTIL_OVERSPEND, "add1_no_exhaustive_stop"),
    ],
)
def test_equal_shares_funds_the_sets_that_others_agree_on(
    shared_data: Path, completion: Completion, stop: Stop | None, member: str
) -> None:
    """They raised the shares in larger steps where the file says so; one unit at a time funds the same projects."""
    wrong = []
    for path in budgets(shared_data, "greedy-and-mes"):
        vote, expected = load(path)
        result = count_equal_shares(vote, completion=completion, stop=stop)
        if sorted(result.selected) != sorted(expected["mes"][member]):
            wrong.append(path.stem)
        assert result.complete
        assert sum(p.cost for p in vote.projects if p.id in result.selected) == result.cost <= vote.budget
    assert wrong == []


def test_a_city_that_decided_by_equal_shares_gets_its_own_result(shared_data: Path) -> None:
    vote, expected = load(shared_data / "pb" / "mes-official" / "Netherlands_Assen_2024.pb")
    for stop in Stop:
        result = count_equal_shares(vote, completion=Completion.ADD1, stop=stop)
        assert sorted(result.selected) == sorted(expected["official_selected"])
        assert result.per_voter is not None
        assert abs(result.per_voter - Fraction(str(expected["endowment_final"]))) < Fraction(1, 10**5)


def test_the_votes_written_in_the_files_are_the_votes_counted(shared_data: Path) -> None:
    for folder in ("greedy", "greedy-and-mes", "mes-official"):
        for path in budgets(shared_data, folder):
            vote, _ = load(path)
            text = path.read_text(encoding="utf-8-sig")
            assert f"num_votes;{vote.voters}\n" in text
            assert write_pb(vote).startswith("META\nkey;value\n")
