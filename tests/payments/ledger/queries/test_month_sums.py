"""What moved from where to where, month by month: the same figures before and after a month is closed."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from payments.ledger.actions.close_period import close_period
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.calculations.flows import Flow
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import MonthSum
from payments.ledger.queries.month_sums import closed_flows, open_flows
from payments.ledger.registry import events

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = (datetime(2026, month, 3, 12, tzinfo=UTC) for month in (9, 10))


@pytest.fixture
def books(post):
    post(("1010", "2100:bk_1", 100), ("5010", "1010", 3), at=SEPTEMBER, kind="charge")
    post(("1010", "2100:bk_2", 50), at=SEPTEMBER, kind="charge")
    post(("2100:bk_1", "2110:m_1", 80), ("2100:bk_1", "2110:m_2", 10), at=SEPTEMBER, kind="release")
    post(Pair("2110:m_1", "1011", 20, state="pending"), at=SEPTEMBER)  # moves nothing
    reverse_journal(journal=post(("1010", "4090", 5), at=OCTOBER), at=OCTOBER)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def flow(month, kind, debit, credit, *figures):
    return Flow(date(2026, month, 1), "GBP", kind, debit, credit, *figures)


EXPECTED = [
    flow(9, "charge", "1010", "2100", 2, 2, 1, 2, 150),
    flow(9, "charge", "5010", "1010", 1, 1, 1, 1, 3),
    flow(9, "release", "2100", "2110", 1, 2, 1, 2, 90),
    flow(10, "reversal", "4090", "1010", 1, 1, 1, 1, 5),
    flow(10, "test", "1010", "4090", 1, 1, 1, 1, 5),
]


def test_open_months_are_added_up_from_the_rows(books):
    assert closed_flows(unit="GBP") == []
    assert open_flows(unit="GBP", after=None) == EXPECTED
    assert open_flows(unit="GBP", after=date(2026, 9, 30)) == EXPECTED[3:]
    assert open_flows(unit="EUR", after=None) == []
    assert open_flows(unit="GBP", after=None, last=date(2026, 10, 2)) == EXPECTED[:3]


def test_closing_a_month_keeps_the_very_same_figures(books, at):
    for month in (9, 10):
        close_period(month=date(2026, month, 1), at=at)
    assert closed_flows(unit="GBP") == EXPECTED
    assert open_flows(unit="GBP", after=date(2026, 10, 31)) == []


def test_what_was_published_never_changes(books, at):
    close_period(month=date(2026, 9, 1), at=at)
    for change in ("UPDATE payments_ledger_monthsum SET amount = 1", "DELETE FROM payments_ledger_monthsum"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            run(change)
    assert MonthSum.objects.count() == 3


def test_other_rooms_hear_of_a_closed_month(books, at, monkeypatch):
    heard = []
    monkeypatch.setattr(events, "_callables", {"period_closed": [lambda period: heard.append(period.month)]})
    close_period(month=date(2026, 9, 1), at=at)
    close_period(month=date(2026, 9, 1), at=at)
    assert heard == [date(2026, 9, 1)]
