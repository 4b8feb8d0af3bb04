from datetime import UTC, date, datetime

import pytest

from payments.ledger.actions.close_period import close_period
from payments.ledger.queries.trial_balance import trial_balance

pytestmark = pytest.mark.django_db


def on(day, month=11):
    return datetime(2026, month, day, 12, tzinfo=UTC)


def told(balance):
    return [(line.code, line.unit, line.debit, line.credit) for line in balance.lines]


@pytest.fixture
def autumn(post):
    post(("1010", "2110:m_1", 90), ("1010", "2110:m_2", 10), at=on(3, month=9))
    post(("2110:m_1", "1011", 40), at=on(3, month=10))
    post(("1010", "4010", 7), at=on(3))
    post(("1010", "4010", 500), at=on(3), unit="JPY")


def test_heads_are_summed_over_their_accounts_unit_by_unit(autumn):
    balance = trial_balance()
    assert told(balance) == [
        ("1010", "GBP", 107, 0),
        ("1011", "GBP", 0, 40),
        ("2110", "GBP", 0, 60),
        ("4010", "GBP", 0, 7),
        ("1010", "JPY", 500, 0),
        ("4010", "JPY", 0, 500),
    ]
    assert (balance.totals("GBP"), balance.totals("JPY"), balance.totals("EUR")) == ((107, 107), (500, 500), (0, 0))


def test_one_unit_and_single_accounts_can_be_asked_for(autumn):
    assert told(trial_balance(unit="JPY")) == [("1010", "JPY", 500, 0), ("4010", "JPY", 0, 500)]
    accounts = [line.code for line in trial_balance(unit="GBP", by_account=True).lines]
    assert accounts == ["1010", "1011", "2110:m_1", "2110:m_2", "4010"]


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_any_past_day_can_be_asked_for_whatever_is_closed(autumn, closed):
    for month in range(closed):
        close_period(month=date(2026, 9 + month, 1), at=on(20))
    september = [("1010", "GBP", 100, 0), ("2110", "GBP", 0, 100)]
    october = [("1010", "GBP", 100, 0), ("1011", "GBP", 0, 40), ("2110", "GBP", 0, 60)]
    assert told(trial_balance(through=date(2026, 9, 2))) == []
    assert told(trial_balance(through=date(2026, 9, 30))) == september
    assert told(trial_balance(through=date(2026, 10, 2))) == september
    assert told(trial_balance(through=date(2026, 10, 31))) == october
    assert trial_balance().totals("GBP") == (107, 107)
