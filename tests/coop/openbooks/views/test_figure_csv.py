"""A figure as a file: its rows add up to it, hidden months are not in it."""

import csv
from datetime import date
from io import StringIO

import pytest

from coop.openbooks.registry import figures
from payments.ledger.actions.close_period import close_period
from tests.factories.books import booked, in_month, jobs_of

pytestmark = pytest.mark.django_db


def rows(client, name):
    answer = client.get(f"/open-books/figures/{name}.csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    return list(csv.DictReader(StringIO(answer.content.decode())))


def test_the_rows_add_up_to_the_figure_and_name_the_root_of_their_month(client, november):
    jobs_of(6, at=in_month(9))
    jobs_of(6, at=in_month(10))
    root = close_period(month=date(2026, 9, 1), at=november).root
    found = rows(client, "paid-by-customers")
    assert [(row["month"], row["debited"], row["credited"], row["rows"]) for row in found] == [
        ("2026-10", "1010", "2100", "6"),
        ("2026-09", "1010", "2100", "6"),
    ]
    assert sum(int(row["sign"]) * int(row["amount_minor"]) for row in found) == 2 * (6 * 8000 + 15)
    assert [row["root"] for row in found] == ["", root]


def test_hidden_months_and_members_affairs_are_not_in_it(client, november):
    jobs_of(4, at=in_month(10))
    for number in range(6):
        booked(("1000", f"3010:m_{number}", 1000), at=in_month(10))
    for name, _figure in figures.items():
        assert rows(client, name) == []


def test_a_reserve_has_its_rows_too(client, november):
    booked(("3900:2026", "3120", 300), at=in_month(10), kind="declaration")
    assert [(row["kind"], row["sign"], row["amount_minor"]) for row in rows(client, "general-reserve")] == [
        ("declaration", "1", "300")
    ]


def test_a_figure_that_does_not_exist_has_no_file(client):
    assert client.get("/open-books/figures/wages.csv").status_code == 404
