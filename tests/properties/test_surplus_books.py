"""Whatever is decided about a result, and in whatever order: taken back it was as before, and the reserve is safe."""

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop.surplus.actions.declare import declare
from coop.surplus.actions.take_back import take_back
from coop.surplus.queries.identity import capital_identity
from foundation.errors import Fact
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.enums import JournalKind
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.ledger.queries.trial_balance import trial_balance
from tests.factories.surplus import MID_YEAR, NOON, a_closed_year, a_job, a_plan, a_sharer, an_officer

pytestmark = pytest.mark.django_db
in_database = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
HELD = 4_000  # in the indivisible reserve before each story
# What the law of the books lets out of an indivisible reserve; everything else is somebody helping themselves.
WRITTEN = {JournalKind.LOSS_COVER, JournalKind.DISSOLUTION_TRANSFER, JournalKind.STATUTORY_USE}


class Undo(Exception):
    """Roll the example back."""


@pytest.fixture
def people():
    return an_officer(), [a_sharer("Rosa Lane"), a_sharer("Otto Berg"), a_sharer("Mina Fell")]


def undone(example):
    try:
        with transaction.atomic():
            example()
            raise Undo
    except Undo:
        pass


def stands():
    return {line.code: line.credit - line.debit for line in trial_balance(unit="GBP", by_account=True).lines}


def nonzero(balances):
    return {code: amount for code, amount in balances.items() if amount}


def a_year_with(treasurer, members, jobs, fees):
    """The reserves and a tranche from before, a year of jobs, closed."""
    held = [("3110", HELD), ("3120", 700), (f"3210:{members[0].account_id}:2023", 500)]
    post_journal(
        kind="opening", pairs=[Pair("1000", code, amount) for code, amount in held], idempotency_key="opening",
        unit="GBP", at=MID_YEAR,
    )  # fmt: skip
    for number, (earned, share) in enumerate(jobs):
        a_job(members[number % 3].account_id, earned, share, fee=fees if number == 0 else 0)
    return a_closed_year(treasurer)


jobs = st.lists(st.tuples(st.integers(1, 90_000), st.integers(0, 20_000)), min_size=1, max_size=4)
percents = st.integers(0, 100).map(str)


@in_database
@given(jobs=jobs, fees=st.integers(0, 30_000), reserve=percents, members=percents, cash=percents, bearing=percents)
def test_a_declaration_taken_back_leaves_every_account_as_it_was(people, jobs, fees, reserve, members, cash, bearing):
    def story():
        treasurer, sharers = people
        year = a_year_with(treasurer, sharers, jobs, fees)
        if not year.result:
            return
        before = nonzero(stands())
        assert capital_identity(unit="GBP").holds
        if year.result < 0:
            choices = {"losses_members": bearing}
        else:
            choices = {"legal_reserve": reserve, "members": members, "members__cash": cash}
        plan = declare(by=None, allocation=a_plan(treasurer, year, **choices), decision_name="Meeting", at=NOON)
        assert balance_of(year.account, "GBP") == 0
        assert capital_identity(unit="GBP").holds
        take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON)
        assert nonzero(stands()) == before
        assert capital_identity(unit="GBP").holds

    undone(story)


attempts = st.lists(
    st.tuples(
        st.sampled_from(["declare", "take back", "post", "reserve", "shell", "undo"]),
        st.sampled_from(["1000", "2440:m_x", "3120", "3410", "4010", "3900:2025"]),
        st.sampled_from(["gift", "declaration", "patronage_paid", "opening", "adjustment", "release"]),
        st.integers(1, HELD),
    ),
    max_size=8,
)


@in_database
@given(tries=attempts)
def test_no_sequence_of_actions_lowers_the_indivisible_reserve(people, tries):
    def story():
        treasurer, sharers = people
        year = a_year_with(treasurer, sharers, [(60_000, 9_000), (30_000, 3_000)], 0)
        plan = None
        for number, (what, other, kind, amount) in enumerate(tries):
            if what == "declare" and plan is None:
                plan = declare(by=None, allocation=a_plan(treasurer, year), decision_name="Meeting", at=NOON)
            elif what == "take back" and plan is not None:
                take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON)
                plan = None
            elif what in ("post", "reserve"):
                assert kind not in WRITTEN
                _take(other, kind, amount, f"try:{number}", "pending" if what == "reserve" else "posted")
            elif what == "shell":
                _take_by_hand(amount)
            elif what == "undo":
                _undo_what_filled_it()
            assert balance_of("3110", "GBP") >= HELD
            assert (balance_of("3110", "GBP") == HELD) is (plan is None)

    undone(story)


def _take(other, kind, amount, key, state):
    """Through the books' own action: refused in words or by the database."""
    pair = Pair("3110", other, amount, state=state)
    with pytest.raises((Fact, DatabaseError)), transaction.atomic():
        post_journal(kind=kind, pairs=[pair], idempotency_key=key, unit="GBP", at=NOON)


def _undo_what_filled_it():
    """By the mirror of every journal that put something there, but for a declaration: that is taken back as a whole."""
    filled = Journal.objects.filter(entries__credit__code="3110").exclude(kind="declaration").distinct()
    assert filled.exists()
    for journal in filled:
        with pytest.raises(Fact), transaction.atomic():
            reverse_journal(journal=journal, at=NOON)


def _take_by_hand(amount):
    """As somebody with a shell on the database would."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE payments_ledger_account SET dr = dr + %s WHERE code = '3110'", [amount])
