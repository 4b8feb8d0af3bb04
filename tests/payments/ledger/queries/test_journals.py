import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from payments.ledger.queries.journals import journals_for

pytestmark = pytest.mark.django_db


def test_the_journals_of_a_reference_come_oldest_first_with_their_rows(post):
    post(("1010", "2100:bk_1", 100), reference="bk_1", kind="charge")
    post(("1010", "2100:bk_2", 100), reference="bk_2")
    post(("2100:bk_1", "2110:m_1", 90), ("2100:bk_1", "4010", 10), reference="bk_1", kind="earn")
    with CaptureQueriesContext(connection) as captured:
        told = [
            (j.kind, [(row.debit.code, row.credit.code, row.amount) for row in j.entries.all()])
            for j in journals_for(reference="bk_1")
        ]
    assert told == [
        ("charge", [("1010", "2100:bk_1", 100)]),
        ("earn", [("2100:bk_1", "2110:m_1", 90), ("2100:bk_1", "4010", 10)]),
    ]
    assert len(captured) == 2
