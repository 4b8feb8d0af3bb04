"""The roots of all closed months as a file."""

import csv
from datetime import date
from io import StringIO

import pytest

from payments.ledger.actions.close_period import close_period
from tests.factories.books import booked, in_month

pytestmark = pytest.mark.django_db


def rows(client):
    return list(csv.DictReader(StringIO(client.get("/open-books/roots.csv").content.decode())))


def test_every_closed_month_is_in_it_and_each_root_holds_the_one_before(client, november):
    assert rows(client) == []
    booked(("1010", "4090", 5), at=in_month(9))
    first = close_period(month=date(2026, 9, 1), at=november)
    second = close_period(month=date(2026, 10, 1), at=november)
    assert [(row["month"], row["root"], row["previous_root"], row["events"]) for row in rows(client)] == [
        ("2026-10", second.root, first.root, "0"),
        ("2026-09", first.root, "0" * 64, "1"),
    ]
