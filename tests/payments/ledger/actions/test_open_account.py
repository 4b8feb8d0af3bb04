import pytest

from foundation.audit.models import AuditRecord
from foundation.errors import NotAllowed
from payments.ledger.actions.close_account import close_account
from payments.ledger.actions.open_account import open_account
from payments.ledger.errors import AccountOpenAlready, InvalidPosting, UnknownAccount, WrongUnit
from payments.ledger.models import Account
from payments.ledger.queries.balances import balance_of

pytestmark = pytest.mark.django_db


def test_an_account_opens_with_its_limits_and_the_nature_the_chart_gives_it(at):
    account = open_account(code="T100:m_1", unit="MINUTES", at=at, credit_limit=300, max_balance=2_400)
    stored = Account.objects.get()
    assert stored == account
    assert (stored.head_id, stored.normal, stored.bounded, stored.indivisible) == ("T100", "C", True, False)
    assert (stored.credit_limit, stored.max_balance, stored.closed_at) == (300, 2_400, None)
    assert AuditRecord.objects.get().verb == "ledger.open_account"


def test_opening_again_with_the_same_limits_changes_nothing(at):
    first = open_account(code="3110", unit="GBP", at=at)
    assert open_account(code="3110", unit="GBP", at=at) == first
    with pytest.raises(AccountOpenAlready):
        open_account(code="3110", unit="GBP", at=at, max_balance=5)


def test_a_closed_account_opens_again(post, at):
    open_account(code="2110:m_1", unit="GBP", at=at)
    close_account(code="2110:m_1", unit="GBP", at=at)
    open_account(code="2110:m_1", unit="GBP", at=at, max_balance=50)
    post(("1010", "2110:m_1", 50))
    assert balance_of("2110:m_1", "GBP") == 50


@pytest.mark.parametrize("code", ["9999", "2110", "4010:x", "2110:a:b"])
def test_only_accounts_of_the_chart_are_opened(at, code):
    with pytest.raises(UnknownAccount):
        open_account(code=code, unit="GBP", at=at)


def test_time_accounts_count_minutes_and_no_other_does(at):
    with pytest.raises(WrongUnit):
        open_account(code="T100:m_1", unit="GBP", at=at)
    with pytest.raises(WrongUnit):
        open_account(code="2110:m_1", unit="MINUTES", at=at)


@pytest.mark.parametrize("limits", [{"credit_limit": -1}, {"max_balance": -1}])
def test_a_limit_is_never_below_zero(at, limits):
    with pytest.raises(InvalidPosting):
        open_account(code="2110:m_1", unit="GBP", at=at, **limits)


def test_an_account_that_is_not_counted_has_no_limits(at):
    with pytest.raises(InvalidPosting):
        open_account(code="4010", unit="GBP", at=at, max_balance=10)


def test_a_person_needs_the_right_to_open_accounts(at):
    class Stranger:
        def has_perm(self, right):
            return False

    with pytest.raises(NotAllowed):
        open_account(by=Stranger(), code="3110", unit="GBP", at=at)
    assert Account.objects.count() == 0
