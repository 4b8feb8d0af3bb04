import pytest

from foundation.audit.models import AuditRecord
from foundation.errors import NotAllowed
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.actions.void_pending import void_pending
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import AlreadyReversed, LedgerRefused, NotAMirror, NotEnoughOnAccount, NothingToReverse
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of, balances_of

pytestmark = pytest.mark.django_db


class Person:
    """Somebody with, or without, the right to act."""

    def __init__(self, *rights):
        self.rights = rights

    def has_perm(self, right):
        return right in self.rights


def test_a_reversal_is_the_mirror_image_and_restores_every_balance(post, at):
    post(("1010", "2100:bk_1", 100))
    journal = post(("2100:bk_1", "2110:m_1", 90), ("2100:bk_1", "4010", 10), reference="bk_1")
    reversal = reverse_journal(journal=journal, at=at, memo="Entered twice")
    assert (reversal.kind, reversal.reverses_id, reversal.reference) == ("reversal", journal.pk, "bk_1")
    assert list(reversal.entries.values_list("debit__code", "credit__code", "amount")) == [
        ("2110:m_1", "2100:bk_1", 90),
        ("4010", "2100:bk_1", 10),
    ]
    assert balances_of(["2100:bk_1", "2110:m_1", "4010"], "GBP") == {"2100:bk_1": 100, "2110:m_1": 0, "4010": 0}


def test_reversing_twice_returns_the_one_reversal(post, at):
    journal = post(("1010", "4010", 10))
    assert reverse_journal(journal=journal, at=at) == reverse_journal(journal=journal, at=at)
    assert (Journal.objects.count(), balance_of("4010", "GBP")) == (2, 0)


def test_no_second_reversal_can_be_posted_under_another_key(post, at):
    journal = post(("1010", "4010", 10))
    reverse_journal(journal=journal, at=at)
    with pytest.raises(AlreadyReversed):
        post(("4010", "1010", 10), reverses=journal)


def test_money_that_has_moved_on_cannot_be_taken_back(post, at):
    journal = post(("1010", "2110:m_1", 100))
    post(("2110:m_1", "1011", 40))
    with pytest.raises(NotEnoughOnAccount) as caught:
        reverse_journal(journal=journal, at=at)
    assert caught.value.details["account"] == "2110:m_1"
    assert balance_of("2110:m_1", "GBP") == 60


@pytest.mark.parametrize(
    "pairs",
    [
        [("4010", "1010", 9), ("4090", "1010", 5)],
        [("4010", "1010", 10)],
        [("4010", "1010", 10), ("4090", "1010", 5), ("4010", "1010", 10)],
        [("1010", "4010", 10), ("1010", "4090", 5)],
        [Pair("4010", "1010", 10, state="pending"), Pair("4090", "1010", 5, state="pending")],
    ],
)
def test_what_is_not_the_exact_mirror_is_no_reversal(post, pairs):
    journal = post(("1010", "4010", 10), ("1010", "4090", 5))
    with pytest.raises(NotAMirror):
        post(*pairs, reverses=journal)


def test_a_reversal_may_take_back_what_was_put_into_an_indivisible_reserve(post, at):
    declaration = post(("1000", "3110", 500), ("1000", "2440:m_1", 100), kind="declaration")
    reverse_journal(journal=declaration, at=at)
    assert balances_of(["3110", "2440:m_1"], "GBP") == {"3110": 0, "2440:m_1": 0}


def test_a_reversal_can_itself_be_reversed(post, at):
    journal = post(("1010", "4010", 10))
    reverse_journal(journal=reverse_journal(journal=journal, at=at), at=at)
    assert balance_of("4010", "GBP") == 10


def test_what_only_waits_has_moved_nothing_and_is_not_reversed(post, at):
    journal = post(Pair("1010", "4010", 10, state="pending"))
    with pytest.raises(NothingToReverse):
        reverse_journal(journal=journal, at=at)
    void_pending(pending=journal.entries.get(), at=at)
    with pytest.raises(NothingToReverse):
        reverse_journal(journal=journal, at=at)


def test_a_person_needs_the_right_to_reverse(post, at, django_user_model):
    journal = post(("1010", "4010", 10))
    with pytest.raises(NotAllowed):
        reverse_journal(by=Person(), journal=journal, at=at)
    assert balance_of("4010", "GBP") == 10


def test_who_reversed_and_why_is_on_record(post, at, django_user_model):
    treasurer = django_user_model.objects.create_superuser(email="t@example.org", password="x" * 12, name="Tess")
    journal = post(("1010", "4010", 10))
    reversal = reverse_journal(by=treasurer, journal=journal, at=at, memo="Entered twice")
    record = AuditRecord.objects.get(verb="ledger.reverse")
    assert (record.by, record.subject_id, record.reason) == (treasurer, str(reversal.pk), "Entered twice")


def test_a_reversal_of_nothing_known_is_refused(at):
    with pytest.raises(LedgerRefused):
        post_journal(
            kind="reversal",
            pairs=[Pair("4010", "1010", 1)],
            idempotency_key="k",
            unit="GBP",
            at=at,
            reverses=Journal(pk=987_654),
        )
