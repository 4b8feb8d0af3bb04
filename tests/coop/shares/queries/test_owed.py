"""Nobody is erased while shares, or money for shares, are theirs."""

import pytest

from coop.shares.queries.owed import owes_nothing_to
from foundation.accounts.registry import why_not_erase
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.marketplace import LONG_AGO, a_member, a_user

pytestmark = pytest.mark.django_db


def book(key, *pairs):
    post_journal(kind="test", pairs=[Pair(*pair) for pair in pairs], idempotency_key=key, unit="GBP", at=LONG_AGO)


def reasons(person):
    return [reason for reason in why_not_erase(person=person) if "shares" in reason]


@pytest.mark.parametrize("head", ["2410", "2420", "3010", "3020"])
def test_money_that_is_theirs_keeps_them_until_it_is_paid(head):
    member = a_member(a_user("Rosa Lane"))
    assert (owes_nothing_to(member.user), reasons(member.user)) == (True, [])
    book("in", ("1000", f"{head}:{member.account_id}", 500))
    assert not owes_nothing_to(member.user)
    assert len(reasons(member.user)) == 1
    book("out", (f"{head}:{member.account_id}", "1000", 500))
    assert owes_nothing_to(member.user)


def test_a_customer_owns_nothing():
    assert owes_nothing_to(a_user("Amina Reed"))
