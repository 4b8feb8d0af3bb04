"""The line that says how far long work has come."""

from io import StringIO

from foundation.progress import Progress


def test_the_bar_ends_at_a_hundred_and_closes_its_line():
    out = StringIO()
    with Progress("Reading", 4, stream=out) as bar:
        for _ in range(4):
            bar.step()
    assert out.getvalue().split("\r")[-1] == f"Reading [{'#' * 30}] 100 % of 4\n"


def test_without_a_total_it_counts():
    out = StringIO()
    with Progress("Reading", stream=out) as bar:
        bar.step(2500)
    assert out.getvalue().split("\r")[-1] == "Reading: 2,500\n"


def test_quiet_writes_nothing():
    out = StringIO()
    with Progress("Reading", 4, quiet=True, stream=out) as bar:
        bar.step(4)
    assert out.getvalue() == ""
