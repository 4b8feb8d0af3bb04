import pytest

from payments.ledger.actions.post_pending import post_pending
from payments.ledger.actions.void_pending import void_pending
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import PendingResolved
from payments.ledger.models import Account
from payments.ledger.queries.balances import available_on, balance_of

pytestmark = pytest.mark.django_db


def test_voiding_frees_the_whole_amount_and_moves_nothing(post, at):
    post(("1010", "2110:m_1", 100), ("1220", "1011", 70))
    held = post(Pair("2110:m_1", "1220", 70, state="pending"), reference="dp_1").entries.get()
    first = void_pending(pending=held, at=at, memo="The bank found for us")
    assert (first.reference, first.memo) == ("dp_1", "The bank found for us")
    assert (balance_of("2110:m_1", "GBP"), available_on("2110:m_1", "GBP")) == (100, 100)
    assert Account.objects.values_list("pending_dr", "pending_cr").get(code="1220") == (0, 0)
    assert void_pending(pending=held, at=at) == first
    with pytest.raises(PendingResolved):
        post_pending(pending=held, at=at)


def test_what_waits_on_an_indivisible_reserve_can_be_freed_by_any_kind(post, at):
    post(("1000", "3110", 50))
    held = post(Pair("3110", "3900:2026", 50, state="pending"), kind="loss_cover").entries.get()
    void_pending(pending=held, at=at)
    assert available_on("3110", "GBP") == 50
