import pytest

from foundation.errors import NotAllowed
from payments.ledger.actions.close_account import close_account
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import AccountNotEmpty, UnknownAccount
from payments.ledger.models import Account

pytestmark = pytest.mark.django_db


def test_an_account_closes_at_zero_and_stays_closed_at_its_first_time(post, at):
    post(("1010", "2110:m_1", 5))
    post(("2110:m_1", "1011", 5))
    assert close_account(code="2110:m_1", unit="GBP", at=at).closed_at == at
    assert close_account(code="2110:m_1", unit="GBP", at=at.replace(year=2027)).closed_at == at


@pytest.mark.parametrize("code", ["2110:m_1", "4010"])
def test_an_account_with_something_on_it_does_not_close(post, at, code):
    post(("1010", code, 5))
    with pytest.raises(AccountNotEmpty):
        close_account(code=code, unit="GBP", at=at)
    assert Account.objects.get(code=code).closed_at is None


@pytest.mark.parametrize("code", ["2110:m_1", "4010"])
def test_an_account_with_something_waiting_does_not_close(post, at, code):
    post(Pair("1010", code, 5, state="pending"))
    with pytest.raises(AccountNotEmpty):
        close_account(code=code, unit="GBP", at=at)


def test_an_account_never_opened_cannot_be_closed(at):
    with pytest.raises(UnknownAccount):
        close_account(code="2110:m_1", unit="GBP", at=at)


def test_a_person_needs_the_right_to_close_accounts(post, at):
    class Stranger:
        def has_perm(self, right):
            return False

    with pytest.raises(NotAllowed):
        close_account(by=Stranger(), code="3110", unit="GBP", at=at)
