"""Progress on standard error, once a count takes longer than two seconds."""

import io

import pytest

from coop.counting.cli.progress import QUIET, SECOND, Progress


class Hands:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 1000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_a_quick_count_says_nothing(hands: Hands) -> None:
    out = io.StringIO()
    progress = Progress(out, hands)
    hands.now += QUIET - 1
    progress("line 1")
    progress.clear()
    assert out.getvalue() == ""


def test_after_two_seconds_it_says_how_far_it_is_on_one_line(hands: Hands) -> None:
    out = io.StringIO()
    progress = Progress(out, hands)
    hands.now += QUIET
    progress("stage 10 of 12")
    progress("stage 11")
    hands.now += SECOND
    progress("stage 12")
    assert out.getvalue() == "\rstage 10 of 12\rstage 12      "
    progress.clear()
    assert out.getvalue().endswith("\r        \r")
    assert "\n" not in out.getvalue()


def test_what_stays_is_a_line_of_its_own(hands: Hands) -> None:
    out = io.StringIO()
    progress = Progress(out, hands)
    hands.now += QUIET
    progress("far")
    progress.say("a tie")
    assert out.getvalue() == "\rfar\r   \ra tie\n"
