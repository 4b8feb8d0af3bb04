"""Nobody is erased while a part of a surplus is theirs."""

import pytest

from coop.surplus.queries.owed import owed_of_surplus
from foundation.accounts.registry import why_not_erase
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.surplus import NOON, a_customer_like, a_sharer

pytestmark = pytest.mark.django_db


def book(key, *pairs):
    post_journal(kind="test", pairs=[Pair(*pair) for pair in pairs], idempotency_key=key, unit="GBP", at=NOON)


@pytest.mark.parametrize("code", ["2440:{me}", "2450:{me}", "3210:{me}:2025"])
def test_what_is_owed_or_kept_keeps_the_person(code):
    member = a_sharer("Rosa Lane", left=NOON)
    account = code.format(me=member.account_id)
    assert not owed_of_surplus(member.user)
    book("given", ("3900:2025", account, 10))
    assert owed_of_surplus(member.user)
    assert any("surplus is still owed to you" in reason for reason in why_not_erase(person=member.user))
    book("paid", (account, "1011", 10))
    assert not owed_of_surplus(member.user)


def test_somebody_who_was_never_a_member_is_owed_nothing():
    assert not owed_of_surplus(a_customer_like("Amina Reed"))
