from datetime import UTC, date, datetime

import pytest

from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.turnover import Turnover, turnover_of

pytestmark = pytest.mark.django_db


def test_turnover_is_told_per_account_for_a_span_of_days_and_kinds(post):
    for day, kind in ((1, "earn"), (2, "tip"), (9, "earn")):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        post(("1010", "2110:m_1", day), ("1010", "2110:m_2", 10 * day), at=at, kind=kind)
    post(("2110:m_1", "1011", 1), at=datetime(2026, 11, 2, 12, tzinfo=UTC), kind="transfer")
    post(Pair("1010", "2110:m_1", 99, state="pending"), at=datetime(2026, 11, 2, 12, tzinfo=UTC), kind="earn")
    span = {"head": "2110", "unit": "GBP", "first": date(2026, 11, 1), "last": date(2026, 11, 2)}
    assert turnover_of(**span) == [Turnover("2110:m_1", 1, 3), Turnover("2110:m_2", 0, 30)]
    assert turnover_of(**span, kinds=["earn"]) == [Turnover("2110:m_1", 0, 1), Turnover("2110:m_2", 0, 10)]
    assert turnover_of(**(span | {"unit": "EUR"})) == []
