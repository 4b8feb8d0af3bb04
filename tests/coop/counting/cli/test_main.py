"""The command as a whole: as a program of its own, without Django and without a network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coop.counting.cli import main

REPOSITORY = Path(__file__).resolve().parents[4]
BOARD = '2 1\n3 1 2 0\n2 2 0\n0\n"Ådа"\n"Bo"\n"Board"\n'


def program(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the module in a Python of its own that finds no installed package at all."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "coop.counting", *arguments],
        input=stdin.encode(),
        capture_output=True,
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], **environment},
        timeout=300,
        check=False,
    )


def test_it_runs_where_no_package_is_installed() -> None:
    done = program("count", "-", "--method", "irv", "--json", stdin=BOARD)
    assert (done.returncode, done.stderr) == (0, b"")
    assert '"elected": [\n    1\n  ]' in done.stdout.decode()


def test_it_imports_nothing_but_pythons_own_library() -> None:
    code = (
        "import sys, coop.counting.cli, coop.counting.bundle.contents\n"
        "strange = {name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names - {'coop', 'foundation'}\n"
        "sys.exit(str(sorted(strange)) if strange - {'__main__', '__mp_main__'} else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=REPOSITORY, capture_output=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_names_come_out_in_utf_8_whatever_the_terminal_claims(encoding: str) -> None:
    done = program("count", "-", "--method", "irv", stdin=BOARD, PYTHONIOENCODING=encoding)
    assert "Ådа has 3 votes" in done.stdout.decode("utf-8")


def test_bad_input_leaves_with_2_and_writes_one_line() -> None:
    done = program("count", "-", "--method", "irv", stdin=BOARD.replace("2 2 0", "2 9 0"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr == b"coopcount: standard input, line 3: the ballot ranks candidate 9, but there are 2 candidates.\n"
    )


def test_a_reader_who_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -S -m coop.counting count - --method irv | true"
    done = subprocess.run(command, shell=True, input=BOARD.encode(), capture_output=True, cwd=REPOSITORY, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [[], ["recount"], ["count"], ["--verbose"]])
def test_a_call_that_makes_no_sense_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(arguments)
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--help" in err


@pytest.mark.parametrize("arguments", [["--help"], ["count", "--help"], ["budget", "--help"], ["verify", "--help"]])
def test_help_is_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("usage: coopcount")
