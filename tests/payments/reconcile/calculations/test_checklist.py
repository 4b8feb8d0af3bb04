"""What must be so before a month is closed: each fact by itself keeps it open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from payments.reconcile.calculations.checklist import ClosingFacts, closing_lines, is_green

END = datetime(2026, 9, 1, tzinfo=UTC)
LATER = END + timedelta(days=2)
GREEN = ClosingFacts(
    at=LATER,
    ends_at=END,
    provider_in_use=True,
    compared_at=LATER,
    compared_ok=True,
    proved_at=LATER,
    proved_ok=True,
    waiting_operations=0,
    stuck_operations=0,
    waiting_messages=0,
)


def test_all_met_is_green():
    assert is_green(closing_lines(GREEN))
    assert {line.todo for line in closing_lines(GREEN)} == {""}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"at": END - timedelta(seconds=1)}, 0),
        ({"compared_ok": False}, 1),
        ({"compared_at": None}, 1),
        ({"compared_at": END - timedelta(seconds=1)}, 1),
        ({"waiting_operations": 1}, 2),
        ({"stuck_operations": 1}, 3),
        ({"waiting_messages": 1}, 4),
        ({"proved_ok": False}, 5),
        ({"proved_at": None}, 5),
        ({"proved_at": END - timedelta(seconds=1)}, 5),
    ],
)
def test_each_fact_by_itself_keeps_the_month_open_and_says_what_to_do(change, place):
    lines = closing_lines(replace(GREEN, **change))
    assert [number for number, line in enumerate(lines) if not line.met] == [place]
    assert lines[place].todo != ""


def test_where_there_is_nobody_to_compare_with_nothing_is_missing():
    assert is_green(closing_lines(replace(GREEN, provider_in_use=False, compared_at=None, compared_ok=False)))


def test_a_provider_taken_out_of_use_does_not_make_old_differences_good():
    assert not is_green(closing_lines(replace(GREEN, provider_in_use=False, compared_ok=False)))
