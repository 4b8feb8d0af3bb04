from datetime import UTC, datetime

import pytest

from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import NotEnoughOnAccount
from payments.ledger.queries.balances import balance_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def test_a_journal_moves_its_amounts_and_opens_accounts_on_first_use():
    post_journal(kind="charge", pairs=[Pair("1010", "2100:bk_1", 10_000)], idempotency_key="txn_1", unit="GBP", at=AT)
    post_journal(
        kind="earn",
        pairs=[Pair("2100:bk_1", "2110:m_1", 9_200), Pair("2100:bk_1", "4010", 800)],
        idempotency_key="bk_1:earn",
        unit="GBP",
        at=AT,
    )
    assert [balance_of(code, "GBP") for code in ("1010", "2100:bk_1", "2110:m_1", "4010")] == [10_000, 0, 9_200, 800]


def test_nothing_leaves_an_account_that_does_not_hold_it():
    with pytest.raises(NotEnoughOnAccount) as caught:
        post_journal(kind="earn", pairs=[Pair("2100:bk_1", "4010", 1)], idempotency_key="k", unit="GBP", at=AT)
    assert caught.value.details["account"] == "2100:bk_1"
    assert balance_of("4010", "GBP") == 0
