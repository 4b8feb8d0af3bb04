"""``coopcount count``."""

import io
import json
from pathlib import Path

import pytest

from coop.counting.cli import main

BOARD = """3 2
6 1 2 0
1 2 0
3 3 0
1 0
0
"Ada"
"Bo"
"Cy"
"Board 2026"
"""
TIED = BOARD.replace("6 1 2 0\n1 2 0\n3 3 0", "4 1 0\n2 2 0\n2 3 0")


@pytest.fixture
def blt(tmp_path: Path) -> Path:
    path = tmp_path / "board.blt"
    path.write_text(BOARD)
    return path


@pytest.fixture
def tied(tmp_path: Path) -> Path:
    path = tmp_path / "tied.blt"
    path.write_text(TIED)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_json_is_one_document_and_nothing_else(blt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "count", blt, "--method", "scottish-stv", "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert list(document) == ["method", "seats", "valid", "quota", "elected", "names", "stages", "ties"]
    assert (document["method"], document["elected"], document["names"]) == ("scottish-stv", [1, 3], ["Ada", "Cy"])
    assert document["stages"][1]["votes"] == {"1": "4.00000", "2": "2.99998", "3": "3.00000"}


def test_by_default_it_is_a_page_to_read(blt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "count", blt, "--method", "scottish-stv")
    assert (code, err) == (0, "")
    assert out.startswith("Board 2026\n")
    assert (
        "Ada has 6 votes, more than the quota of 4, and is elected; the 2 surplus votes pass on at 0.33333 each." in out
    )
    assert out.endswith("Elected, in this order: Ada and Cy.\n")


def test_an_instant_run_off_fills_one_seat_whatever_the_file_says(
    blt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "count", blt, "--method", "irv", "--json")
    document = json.loads(out)
    assert (document["method"], document["seats"], document["elected"], document["quota"]) == ("irv", 1, [1], 6)


def test_the_number_of_seats_can_be_given(blt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "count", blt, "--method", "scottish-stv", "--seats", 1, "--json")
    assert json.loads(out)["seats"] == 1


def test_a_tie_stops_with_exit_3_the_result_so_far_and_one_line(tied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "count", tied, "--method", "scottish-stv", "--json")
    assert code == 3
    assert json.loads(out)["ties"][0]["candidates"] == [2, 3]
    assert err == (
        f"coopcount: {tied}: a tie stopped the count at stage 3, between Bo, Cy; "
        "give the order committed to before the vote with --tie-order.\n"
    )


@pytest.mark.parametrize(("order", "elected"), [("2\n1\n3\n", [1, 2]), ("Cy\nBo\n", [1, 3]), ("[3, 2, 1]", [1, 3])])
def test_a_tie_order_settles_it(
    tied: Path, tmp_path: Path, order: str, elected: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "order"
    path.write_text(order)
    code, out, err = run(capsys, "count", tied, "--method", "scottish-stv", "--tie-order", path, "--json")
    assert (code, json.loads(out)["elected"], err) == (0, elected, "")


def test_ballots_can_come_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BOARD.encode())))
    code, out, _ = run(capsys, "count", "-", "--method", "scottish-stv", "--json")
    assert (code, json.loads(out)["elected"]) == (0, [1, 3])


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (BOARD.replace("1 2 0\n3", "1 4 0\n3"), 3, "ranks candidate 4"),
        (BOARD.replace("1 2 0\n3", "1 2=1 0\n3"), 3, "equal rank"),
        (BOARD.replace("1 2 0\n3", "1 2 - 1 0\n3"), 3, "skips a rank"),
        (BOARD.replace("\n0\n", "\n"), 6, "expected a ballot or the closing 0"),
        (BOARD.split("\n0\n")[0], 5, "before the line with a single 0"),
    ],
)
def test_bad_input_is_exit_2_and_one_line_with_file_and_line_number(
    blt: Path, text: str, line: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    blt.write_text(text)
    code, out, err = run(capsys, "count", blt, "--method", "scottish-stv", "--json")
    assert (code, out) == (2, "")
    assert err.startswith(f"coopcount: {blt}, line {line}: ")
    assert why in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--method", "scottish-stv", "--seats", "0"], "at least one seat"),
        (["--method", "irv", "--seats", "2"], "fills one seat, not 2"),
        (["--method", "scottish-stv", "--seats", "two"], "invalid int value: 'two'"),
        (["--method", "borda"], "invalid choice: 'borda'"),
        ([], "required: --method"),
        (["--method", "irv", "--tie-order", "nowhere"], "nowhere: cannot be read: No such file or directory"),
    ],
)
def test_bad_arguments_are_exit_2_and_one_line(
    blt: Path, arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "count", blt, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert why in err


def test_a_missing_file_and_a_folder_are_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "count", tmp_path / "none.blt", "--method", "irv") == (
        2,
        "",
        f"coopcount: {tmp_path}/none.blt: cannot be read: No such file or directory.\n",
    )
    code, _, err = run(capsys, "count", tmp_path, "--method", "irv")
    assert (code, err) == (2, f"coopcount: {tmp_path}: cannot be read: Is a directory.\n")
