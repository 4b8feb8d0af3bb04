"""Capital of old years goes back, the oldest first, when the co-op can pay; and is paid once."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from coop.rules.actions.set_policy import set_policy
from coop.surplus.actions.give_capital_back import give_capital_back
from coop.surplus.errors import CannotGiveBack, MayNotGiveBack, NotDueYet
from coop.surplus.models import Settlement, SettlementRow
from coop.surplus.queries.identity import capital_identity
from foundation.errors import Invalid
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import balance_of
from tests.factories.surplus import NOON, a_sharer, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return an_officer("board", "Bea Board")


def kept(member, year, amount, *, at=NOON):
    """Retained of that year's surplus, and the money still there."""
    pairs = [Pair(f"3900:{year}", f"3210:{member.account_id}:{year}", amount), Pair("1000", "4090", amount)]
    key = f"kept:{member.pk}:{year}"
    post_journal(kind="declaration", pairs=pairs, idempotency_key=key, unit="GBP", at=at)


def capital_of(member, year):
    return balance_of(f"3210:{member.account_id}:{year}", "GBP")


def owed_to(member):
    return balance_of(f"2440:{member.account_id}", "GBP")


@pytest.fixture
def two_members():
    """120.00 of 2018 and 60.00 of 2019 are old enough in 2026; 500.00 of 2024 and the floor stay."""
    anna, ben = a_sharer("Anna"), a_sharer("Ben")
    for member, year, amount in ((anna, 2018, 9000), (ben, 2018, 3000), (anna, 2019, 6000), (ben, 2024, 50_000)):
        kept(member, year, amount)
    return anna, ben


def test_the_oldest_year_goes_first_and_a_part_of_a_year_in_proportion(board, two_members):
    anna, ben = two_members
    done = give_capital_back(by=board, amount=4000, resolution="Board, 2 June", at=NOON)
    assert (done.cash, done.taken, done.state, done.decision_name) == (4000, 4000, "declared", "Board, 2 June")
    assert (owed_to(anna), owed_to(ben)) == (3000, 1000)
    assert (capital_of(anna, 2018), capital_of(ben, 2018), capital_of(anna, 2019)) == (6000, 2000, 6000)
    give_capital_back(by=board, amount=10_000, resolution="Board, 3 June", at=NOON)
    assert (capital_of(anna, 2018), capital_of(ben, 2018), capital_of(anna, 2019)) == (0, 0, 4000)
    assert capital_of(ben, 2024) == 50_000
    parts = SettlementRow.objects.get(settlement__number=2, account_id=anna.account_id).parts
    assert parts == [{"year": 2018, "amount": 6000}, {"year": 2019, "amount": 2000}]
    assert capital_identity(unit="GBP").holds


def test_what_is_not_old_enough_stays_and_the_rule_says_how_old(board, two_members):
    with pytest.raises(NotDueYet) as fact:
        give_capital_back(by=board, amount=18_001, resolution="Board", at=NOON)
    assert "£180.00" in fact.value.text
    set_policy(
        by=None, key="capital_kept_years", value=1, scope="", decision_name="Vote", decision_url="", starts_at=NOON,
        at=NOON,
    )  # fmt: skip
    post_journal(kind="test", pairs=[Pair("1000", "4090", 1)], idempotency_key="more", unit="GBP", at=NOON)
    assert give_capital_back(by=board, amount=18_001, resolution="Board", at=NOON).cash == 18_001


def test_a_coop_that_cannot_pay_gives_nothing_back(board, two_members):
    post_journal(
        kind="test", pairs=[Pair("5040", "1000", 60_000)], idempotency_key="spent", unit="GBP", at=NOON
    )  # fmt: skip
    with pytest.raises(CannotGiveBack) as fact:
        give_capital_back(by=board, amount=9000, resolution="Board", at=NOON)
    assert fact.value.details["obstacle"] == "debts_now"
    assert not Settlement.objects.exists()


@pytest.mark.parametrize(("need", "obstacle"), [(50_001, "debts_year"), (0, "floor")])
def test_the_coming_year_and_the_floor_are_asked_too(board, two_members, need, obstacle):
    spare = 68_000 - 18_000  # at hand, less what is given back: the floor is 500.00
    if obstacle == "floor":
        post_journal(kind="t", pairs=[Pair("5040", "1000", 1)], idempotency_key="x", unit="GBP", at=NOON)
    with pytest.raises(CannotGiveBack) as fact:
        give_capital_back(by=board, amount=18_000, need_ahead=need, resolution="Board", at=NOON)
    assert (spare, fact.value.details["obstacle"]) == (50_000, obstacle)


def test_only_the_board_and_only_with_a_decision(board, two_members):
    with pytest.raises(MayNotGiveBack):
        give_capital_back(by=an_officer(), amount=100, resolution="Me", at=NOON)
    with pytest.raises(Invalid):
        give_capital_back(by=board, amount=100, resolution=" ", at=NOON)
    with pytest.raises(Invalid):
        give_capital_back(by=board, amount=0, resolution="Board", at=NOON)


def test_what_was_decided_never_changes_and_keeps_its_figures(board, two_members):
    done = give_capital_back(by=board, amount=4000, need_ahead=7, resolution="Board", at=NOON)
    assert done.figures == {
        "amount": 4000, "liquid": 68_000, "owed": 0, "need_ahead": 7, "floor": 50_000, "after_years": 5,
    }  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.update(cash=5000, taken=5000)
    with pytest.raises(DatabaseError), transaction.atomic():
        SettlementRow.objects.update(cash=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.all().delete()


def test_a_year_becomes_old_with_the_calendar(board):
    anna = a_sharer("Anna")
    before = datetime(2025, 12, 1, 12, tzinfo=UTC)
    kept(anna, 2021, 5000, at=before)
    kept(a_sharer("Ben"), 2024, 60_000, at=before)
    with pytest.raises(NotDueYet):
        give_capital_back(by=board, amount=1, resolution="Board", at=datetime(2025, 12, 31, 12, tzinfo=UTC))
    assert give_capital_back(by=board, amount=1, resolution="Board", at=datetime(2026, 1, 1, 12, tzinfo=UTC)).cash == 1
