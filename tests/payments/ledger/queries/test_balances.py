import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import available_on, balance_of, balances_of

pytestmark = pytest.mark.django_db


def test_a_balance_is_positive_on_the_normal_side(post):
    post(("1010", "2100:bk_1", 100), ("5010", "1010", 3))
    assert balances_of(["1010", "2100:bk_1", "5010"], "GBP") == {"1010": 97, "2100:bk_1": 100, "5010": 3}
    assert type(balance_of("1010", "GBP")) is int


def test_an_account_never_used_stands_at_zero():
    assert (balance_of("2110:m_1", "GBP"), available_on("2110:m_1", "GBP")) == (0, 0)


def test_many_balances_take_one_statement(post):
    post(("1010", "2110:m_1", 1), ("1010", "2110:m_2", 2))
    for codes in (["2110:m_1"], ["2110:m_1", "2110:m_2", "1010", "2110:m_9"]):
        with CaptureQueriesContext(connection) as captured:
            balances_of(codes, "GBP")
        assert len(captured) == 1


def test_what_is_reserved_on_a_debit_account_is_not_available(post):
    post(("1210:m_1", "2120", 50))
    post(Pair("5040", "1210:m_1", 20, state="pending"))
    assert (balance_of("1210:m_1", "GBP"), available_on("1210:m_1", "GBP")) == (50, 30)
