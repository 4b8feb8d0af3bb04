"""``coopcount budget``."""

import json
from pathlib import Path

import pytest

from coop.counting.cli import main

CITY = """META
key;value
budget;1000
vote_type;approval
PROJECTS
project_id;cost;name
A;500;Park
B;400;Library
C;300;Ramp
D;320;Trees
VOTES
voter_id;vote
1;A,B
2;A,B
3;A,B
4;A,B
5;A,B
6;A,B
7;C,D
8;C,D
9;C,D
10;C,D
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.pb"
    path.write_text(CITY)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("arguments", "selected", "cost"),
    [
        (["greedy"], ["A", "B"], 900),
        (["greedy-no-skip"], ["A", "B"], 900),
        (["equal-shares"], ["B", "C"], 700),
        (["equal-shares", "--completion", "none"], ["B", "C"], 700),
        (["equal-shares", "--completion", "add1", "--stop", "exhaustive"], ["B", "C"], 700),
        (["equal-shares", "--completion", "add1", "--stop", "until-overspend"], ["B", "C"], 700),
    ],
)
def test_each_rule_gives_its_own_answer(
    city: Path, arguments: list[str], selected: list[str], cost: int, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "budget", city, "--rule", *arguments, "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert list(document) == ["rule", "budget", "cost", "selected", "projects"]
    assert (document["rule"], document["budget"]) == (arguments[0], 1000)
    assert [project["id"] for project in document["projects"]] == ["A", "B", "C", "D"]
    assert all(project["reason"] for project in document["projects"])
    assert (document["selected"], document["cost"]) == (selected, cost)


def test_a_threshold_comes_from_the_file(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "budget", city, "--rule", "greedy-threshold")
    assert (code, out) == (2, "")
    assert err == f"coopcount: {city}: the rule greedy-threshold needs a min_project_score_threshold in META.\n"
    city.write_text(CITY.replace("budget;1000", "budget;1300\nmin_project_score_threshold;5"))
    _, out, _ = run(capsys, "budget", city, "--rule", "greedy-threshold", "--json")
    assert json.loads(out)["selected"] == ["A", "B"]


def test_by_default_it_is_a_page_to_read(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "budget", city, "--rule", "equal-shares")
    assert (code, err) == (0, "")
    assert "10 voters, 4 projects, a budget of 1,000." in out
    assert "  1. B Library\n" in out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--rule", "equal-shares", "--completion", "add1"], "needs --stop exhaustive or --stop until-overspend"),
        (
            ["--rule", "greedy", "--completion", "add1", "--stop", "exhaustive"],
            "--completion is for the rule equal-shares",
        ),
        (["--rule", "greedy", "--stop", "exhaustive"], "--stop is for the rule equal-shares"),
        (["--rule", "equal-shares", "--increment", "3"], "--increment is for --completion add1"),
        (["--rule", "equal-shares", "--completion", "add1", "--stop", "exhaustive", "--increment", "0"], "at least 1"),
        (["--rule", "equal-shares", "--completion", "add2"], "invalid choice: 'add2'"),
        (["--rule", "lottery"], "invalid choice: 'lottery'"),
        ([], "required: --rule"),
    ],
)
def test_bad_arguments_are_exit_2_and_one_line(
    city: Path, arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "budget", city, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert why in err


def test_bad_input_is_exit_2_and_one_line_with_file_and_line_number(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    city.write_text(CITY.replace("10;C,D", "10;C,E"))
    assert run(capsys, "budget", city, "--rule", "greedy", "--json") == (
        2,
        "",
        f"coopcount: {city}, line 22: the vote names project “E”, which is not listed.\n",
    )


def test_equal_shares_refuses_ballots_that_are_not_approvals(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    city.write_text(CITY.replace("approval", "ordinal"))
    code, out, err = run(capsys, "budget", city, "--rule", "equal-shares")
    assert (code, out) == (2, "")
    assert err == f"coopcount: {city}: Equal Shares counts approval ballots, and these are ordinal ballots.\n"


def test_a_tie_stops_with_exit_3_and_an_order_settles_it(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    city.write_text(CITY.replace("D;320", "D;300").replace("budget;1000", "budget;800"))
    code, out, err = run(capsys, "budget", city, "--rule", "equal-shares", "--json")
    assert code == 3
    assert json.loads(out)["ties"] == [{"projects": ["C", "D"], "settled": "unsettled", "chosen": None}]
    assert err == (
        f"coopcount: {city}: a tie stopped the count, between C, D; "
        "give the order committed to before the vote with --tie-order.\n"
    )
    order = tmp_path / "order"
    order.write_text("D\nC\nB\nA\n")
    code, out, err = run(capsys, "budget", city, "--rule", "equal-shares", "--json", "--tie-order", order)
    assert (code, err, json.loads(out)["selected"]) == (0, "", ["B", "D"])
