"""The latest lines: nobody in them, none of today, none of a month that is hidden, at most fifty."""

from dataclasses import asdict

import pytest

from coop.openbooks.queries.lines import latest_lines
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.books import booked, in_month

pytestmark = pytest.mark.django_db


def lines(**kwargs):
    return latest_lines(**{"unit": "GBP", "through": in_month(11, 19).date(), **kwargs})


def test_a_line_names_accounts_of_the_chart_and_nobody():
    pairs = [Pair("2100:bk_secret", "2110:m_secret", 7360)]
    post_journal(
        kind="charge", pairs=[Pair("1010", "2100:bk_secret", 8000)], idempotency_key="a", unit="GBP", at=in_month(10)
    )
    post_journal(
        kind="release", pairs=pairs, idempotency_key="b", unit="GBP", at=in_month(10, 11), reference="bk_secret", memo="Rosa"
    )  # fmt: skip
    newest = lines()[0]
    assert asdict(newest) == {
        "day": in_month(10, 11).date(),
        "kind": "release",
        "debit": "2100",
        "debit_name": "Customer money held for an order",
        "credit": "2110",
        "credit_name": "Owed to a worker",
        "amount": 7360,
    }
    assert "secret" not in str(lines())


def test_the_newest_come_first_without_today_and_without_hidden_months():
    for month in (8, 9, 10):
        booked(("1010", "4090", month), at=in_month(month))
    booked(("1010", "4090", 20), at=in_month(11, 20))
    assert [line.amount for line in lines()] == [10, 9, 8]
    september = in_month(9, 1).date()
    assert [line.amount for line in lines(hidden=[(september, "")])] == [10, 8]
    assert [line.amount for line in lines(hidden=[(september, "4090")])] == [10, 8]
    assert [line.amount for line in lines(hidden=[(september, "2120")])] == [10, 9, 8]
    assert lines(never=["4090"]) == lines(never=["1010"]) == []
    assert [line.amount for line in lines(limit=1)] == [10]
    assert lines(unit="EUR") == []
