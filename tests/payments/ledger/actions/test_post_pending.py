import pytest

from payments.ledger.actions.post_pending import post_pending
from payments.ledger.actions.void_pending import void_pending
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import PendingDiffers, PendingResolved
from payments.ledger.queries.balances import available_on, balance_of
from payments.ledger.queries.pending import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(post):
    """100 on the worker's account, of which 70 are held for a dispute."""
    post(("1010", "2110:m_1", 100), ("1220", "1011", 70))
    return post(Pair("2110:m_1", "1220", 70, state="pending"), reference="dp_1").entries.get()


def test_posting_moves_what_waited(held, at):
    journal = post_pending(pending=held, at=at)
    assert journal.reference == "dp_1"
    assert (balance_of("2110:m_1", "GBP"), balance_of("1220", "GBP")) == (30, 0)
    assert available_on("2110:m_1", "GBP") == 30


def test_posting_a_part_moves_it_and_frees_the_rest(held, at):
    post_pending(pending=held, amount=20, at=at)
    assert (balance_of("2110:m_1", "GBP"), available_on("2110:m_1", "GBP")) == (80, 80)
    assert list(waiting(reference="dp_1")) == []


def test_posting_more_than_waits_is_refused(held, at):
    with pytest.raises(PendingDiffers):
        post_pending(pending=held, amount=71, at=at)
    assert list(waiting(reference="dp_1")) == [held]


def test_a_pending_amount_resolves_once(held, at):
    post_pending(pending=held, amount=20, at=at)
    with pytest.raises(PendingResolved):
        void_pending(pending=held, at=at)
    with pytest.raises(PendingResolved):
        post_pending(pending=held, amount=20, at=at, idempotency_key="another")
    assert balance_of("2110:m_1", "GBP") == 80


def test_posting_twice_returns_the_first_journal(held, at):
    assert post_pending(pending=held, at=at) == post_pending(pending=held, at=at)
    assert balance_of("2110:m_1", "GBP") == 30


@pytest.mark.parametrize(
    "pair",
    [
        ("2110:m_1", "1220", 69, "void"),
        ("1220", "2110:m_1", 70, "post"),
        ("2110:m_2", "1220", 70, "post"),
    ],
)
def test_a_pending_amount_resolves_between_its_own_accounts_and_whole_when_freed(held, post, pair):
    debit, credit, amount, state = pair
    with pytest.raises(PendingDiffers):
        post(Pair(debit, credit, amount, state=state, pending_id=held.pk))


def test_what_is_posted_already_does_not_wait(held, post, at):
    posted = post(("1010", "4010", 5)).entries.get()
    with pytest.raises(PendingDiffers):
        void_pending(pending=posted, at=at)
