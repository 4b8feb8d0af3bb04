from datetime import UTC, date, datetime

import pytest

from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.flows import credited_by_head

pytestmark = pytest.mark.django_db


def test_what_a_kind_of_journal_credited_is_summed_by_line_of_the_chart(post):
    on = {day: datetime(2026, 11, day, 12, tzinfo=UTC) for day in (1, 2)}
    post(("1010", "2110:m_1", 90), ("1010", "2110:m_2", 5), ("1010", "4010", 8), kind="release", at=on[2])
    post(("1010", "4010", 100), kind="release", at=on[1])
    post(("1010", "4010", 100), kind="tip", at=on[2])
    post(("1010", "4010", 100), kind="release", at=on[2], unit="EUR")
    post(Pair("1010", "4010", 100, state="pending"), kind="release", at=on[2])
    assert credited_by_head(kind="release", first=date(2026, 11, 2), unit="GBP") == {"2110": 95, "4010": 8}
