import pytest

from foundation.errors import NotAllowed
from payments.ledger.actions.set_ceiling import set_ceiling
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import AccountIsFull, InvalidPosting, LimitBelowUse
from payments.ledger.models import Account
from payments.ledger.queries.balances import balance_of

pytestmark = pytest.mark.django_db


def test_an_account_holds_its_ceiling_and_not_one_unit_more(post, at):
    post(("1000", "3010:m_1", 900))
    set_ceiling(code="3010:m_1", unit="GBP", ceiling=1_000, at=at)
    post(("1000", "3010:m_1", 100))
    with pytest.raises(AccountIsFull) as caught:
        post(("1000", "3010:m_1", 1))
    assert caught.value.details["account"] == "3010:m_1"
    set_ceiling(code="3010:m_1", unit="GBP", ceiling=None, at=at)
    post(("1000", "3010:m_1", 1))
    assert balance_of("3010:m_1", "GBP") == 1_001


def test_a_debit_account_has_a_ceiling_too(post, at):
    post(("1210:m_1", "2120", 10))
    set_ceiling(code="1210:m_1", unit="GBP", ceiling=10, at=at)
    with pytest.raises(AccountIsFull):
        post(("1210:m_1", "2120", 1))


def test_a_ceiling_cannot_be_set_below_what_is_held_or_on_its_way(post, at):
    post(("1000", "3010:m_1", 60))
    post(Pair("1000", "3010:m_1", 40, state="pending"))
    with pytest.raises(LimitBelowUse):
        set_ceiling(code="3010:m_1", unit="GBP", ceiling=99, at=at)
    set_ceiling(code="3010:m_1", unit="GBP", ceiling=100, at=at)
    assert Account.objects.get(code="3010:m_1").max_balance == 100


def test_a_ceiling_needs_a_counted_account_and_a_whole_amount(post, at):
    post(("1010", "4010", 5), ("1010", "3120", 5))
    for code, ceiling in (("4010", 10), ("3120", -1)):
        with pytest.raises(InvalidPosting):
            set_ceiling(code=code, unit="GBP", ceiling=ceiling, at=at)


def test_a_person_needs_the_right_to_set_ceilings(post, at):
    class Stranger:
        def has_perm(self, right):
            return False

    post(("1010", "3120", 5))
    with pytest.raises(NotAllowed):
        set_ceiling(by=Stranger(), code="3120", unit="GBP", ceiling=5, at=at)
