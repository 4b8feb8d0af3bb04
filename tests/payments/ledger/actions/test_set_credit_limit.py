import pytest

from foundation.audit.models import AuditRecord
from foundation.errors import NotAllowed
from payments.ledger.actions.open_account import open_account
from payments.ledger.actions.set_credit_limit import set_credit_limit
from payments.ledger.errors import InvalidPosting, LimitBelowUse, NotEnoughOnAccount, UnknownAccount
from payments.ledger.queries.balances import balance_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def time_accounts(at):
    open_account(code="T100:m_1", unit="MINUTES", at=at, credit_limit=60)
    open_account(code="T100:m_2", unit="MINUTES", at=at)


def test_an_account_goes_down_to_its_limit_and_no_further(time_accounts, post):
    post(("T100:m_1", "T100:m_2", 60), unit="MINUTES")
    with pytest.raises(NotEnoughOnAccount):
        post(("T100:m_1", "T100:m_2", 1), unit="MINUTES")
    assert (balance_of("T100:m_1", "MINUTES"), balance_of("T100:m_2", "MINUTES")) == (-60, 60)


def test_a_higher_limit_lets_it_go_further(time_accounts, post, at):
    post(("T100:m_1", "T100:m_2", 60), unit="MINUTES")
    set_credit_limit(code="T100:m_1", unit="MINUTES", limit=90, at=at, reason="Six exchanges received")
    post(("T100:m_1", "T100:m_2", 30), unit="MINUTES")
    assert balance_of("T100:m_1", "MINUTES") == -90
    record = AuditRecord.objects.get(verb="ledger.set_credit_limit")
    assert record.data == {"code": "T100:m_1", "before": 60, "after": 90}


def test_a_limit_cannot_be_set_below_what_is_used(time_accounts, post, at):
    post(("T100:m_1", "T100:m_2", 60), unit="MINUTES")
    with pytest.raises(LimitBelowUse):
        set_credit_limit(code="T100:m_1", unit="MINUTES", limit=59, at=at)
    set_credit_limit(code="T100:m_1", unit="MINUTES", limit=60, at=at)


def test_a_debit_account_has_a_limit_too(post, at):
    open_account(code="1030", unit="GBP", at=at, credit_limit=5)
    post(("1000", "1030", 5))
    with pytest.raises(LimitBelowUse):
        set_credit_limit(code="1030", unit="GBP", limit=4, at=at)


def test_a_limit_needs_a_counted_account_that_exists(post, at):
    post(("1010", "4010", 5))
    with pytest.raises(InvalidPosting):
        set_credit_limit(code="4010", unit="GBP", limit=5, at=at)
    with pytest.raises(UnknownAccount):
        set_credit_limit(code="2110:m_1", unit="GBP", limit=5, at=at)
    post(("1010", "2110:m_1", 5))
    with pytest.raises(InvalidPosting):
        set_credit_limit(code="2110:m_1", unit="GBP", limit=-1, at=at)


def test_a_person_needs_the_right_to_set_limits(time_accounts, at):
    class Stranger:
        def has_perm(self, right):
            return False

    with pytest.raises(NotAllowed):
        set_credit_limit(by=Stranger(), code="T100:m_1", unit="MINUTES", limit=900, at=at)
