"""Whatever is posted, in whatever order: the books agree with a model of them that fits on one page."""

from collections import Counter
from datetime import UTC, datetime
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments.ledger.actions.post_journal import post_journal
from payments.ledger.actions.post_pending import post_pending
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.actions.void_pending import void_pending
from payments.ledger.calculations.exports import beancount_account
from payments.ledger.calculations.pairs import Pair
from payments.ledger.enums import Nature
from payments.ledger.errors import LedgerRefused, NotEnoughOnAccount
from payments.ledger.models import Entry
from payments.ledger.queries.balances import available_on, balances_of
from payments.ledger.queries.proofs import PROOFS
from payments.ledger.queries.statements import statement_of
from payments.ledger.queries.trial_balance import trial_balance
from payments.ledger.queries.verification import verify_ledger

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 12, tzinfo=UTC)

# Code -> (normal side, bounded), as the chart has it.
ACCOUNTS = {
    "1010": ("D", False),
    "4010": ("C", False),
    "1210:m_1": ("D", True),
    "2110:m_1": ("C", True),
    "2110:m_2": ("C", True),
    "3120": ("C", True),
}
in_database = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

pairs = st.tuples(
    st.sampled_from(sorted(ACCOUNTS)), st.sampled_from(sorted(ACCOUNTS)), st.integers(1, 200), st.booleans()
).filter(lambda pair: pair[0] != pair[1])
steps = st.one_of(
    st.tuples(st.just("post"), st.lists(pairs, min_size=1, max_size=4)),
    st.tuples(st.just("resolve"), st.integers(0, 20), st.integers(0, 200)),
    st.tuples(st.just("reverse"), st.integers(0, 20)),
)


class Model:
    """What the books should say: for each account the sums (dr, cr, pending dr, pending cr)."""

    def __init__(self):
        self.dr, self.cr, self.pdr, self.pcr = Counter(), Counter(), Counter(), Counter()

    def moved(self, pairs):
        """The model after these (debit, credit, moved, reserved), or None when an account would break its bound."""
        after = Model()
        after.dr, after.cr, after.pdr, after.pcr = (Counter(c) for c in (self.dr, self.cr, self.pdr, self.pcr))
        for debit, credit, amount, reserved in pairs:
            after.dr[debit] += amount
            after.cr[credit] += amount
            after.pdr[debit] += reserved
            after.pcr[credit] += reserved
        return after if all(after.within(code) for code in ACCOUNTS) else None

    def within(self, code):
        normal, bounded = ACCOUNTS[code]
        out, held = (self.dr + self.pdr, self.cr) if normal == "C" else (self.cr + self.pcr, self.dr)
        return not bounded or out[code] <= held[code]

    def balance(self, code):
        net = self.cr[code] - self.dr[code]
        return net if ACCOUNTS[code][0] == "C" else -net


class Books:
    """The model and the database side by side; each step must be taken, or refused, by both."""

    def __init__(self):
        self.model, self.keys = Model(), count()
        self.journals, self.pending, self.reversed = [], [], set()

    def both(self, moves, act):
        after = self.model.moved(moves)
        try:
            journal = act()
        except NotEnoughOnAccount:
            assert after is None, f"refused, though the model allows {moves}"
            return None
        assert after is not None, f"taken, though the model forbids {moves}"
        self.model = after
        return journal

    def post(self, pairs):
        moves = [(d, c, 0, amount) if waits else (d, c, amount, 0) for d, c, amount, waits in pairs]
        rows = [Pair(d, c, amount, state="pending" if waits else "posted") for d, c, amount, waits in pairs]
        key = f"key {next(self.keys)}"
        journal = self.both(moves, lambda: post_journal(kind="any", pairs=rows, idempotency_key=key, unit="GBP", at=AT))
        if journal:
            self.journals.append((journal, [move for move in moves if move[2]]))
            self.pending += Entry.objects.filter(journal=journal, state="pending").order_by("seq")

    def resolve(self, which, amount):
        if not self.pending:
            return
        entry = self.pending[which % len(self.pending)]
        taken = min(amount, entry.amount)
        if taken:
            act = lambda: post_pending(pending=entry, amount=taken, at=AT)  # noqa: E731
        else:
            act = lambda: void_pending(pending=entry, at=AT)  # noqa: E731
        if self.both([(entry.debit.code, entry.credit.code, taken, -entry.amount)], act):
            self.pending.remove(entry)

    def reverse(self, which):
        open_to_it = [pair for pair in self.journals if pair[1] and pair[0].pk not in self.reversed]
        if not open_to_it:
            return
        journal, moves = open_to_it[which % len(open_to_it)]
        if self.both([(c, d, amount, 0) for d, c, amount, _ in moves], lambda: reverse_journal(journal=journal, at=AT)):
            self.reversed.add(journal.pk)

    def assert_agree(self):
        expected = {code: self.model.balance(code) for code in ACCOUNTS}
        assert balances_of(ACCOUNTS, "GBP") == expected
        debit, credit = trial_balance(unit="GBP").totals("GBP")
        assert debit == credit
        for code, (normal, bounded) in ACCOUNTS.items():
            if bounded:
                reserved = self.model.pdr if normal == "C" else self.model.pcr
                assert available_on(code, "GBP") == expected[code] - reserved[code]
            lines = statement_of(code=code, unit="GBP", limit=500).lines
            assert sum(line.change for line in lines) == expected[code]
            assert (lines[0].balance if lines else 0) == expected[code]
        own = {proof.name for proof in PROOFS} | {"hash chain"}
        assert [f.name for f in verify_ledger() if f.name in own and not f.holds] == []


@pytest.fixture
def undone():
    """Each example has the books to itself and leaves nothing."""

    class Undo(Exception):
        pass

    def run(example):
        try:
            with transaction.atomic():
                example()
                raise Undo
        except Undo:
            pass

    return run


@in_database
@given(taken=st.lists(steps, max_size=25))
def test_any_history_keeps_the_books_as_the_model_says(undone, taken):
    def example():
        books = Books()
        for name, *arguments in taken:
            getattr(books, name)(*arguments)
        books.assert_agree()

    undone(example)


@in_database
@given(rows=st.lists(pairs, min_size=1, max_size=6))
def test_undoing_a_journal_restores_every_balance(undone, rows):
    def example():
        books = Books()
        books.post([("1010", code, 5_000, False) for code in ("2110:m_1", "2110:m_2", "3120")])
        before = balances_of(ACCOUNTS, "GBP")
        books.post([(d, c, amount, False) for d, c, amount, _ in rows])
        if len(books.journals) == 2:
            reverse_journal(journal=books.journals[-1][0], at=AT)
        assert balances_of(ACCOUNTS, "GBP") == before

    undone(example)


@in_database
@given(rows=st.lists(pairs, min_size=1, max_size=3), other=st.lists(pairs, min_size=1, max_size=3))
def test_a_key_stands_for_one_content_only(undone, rows, other):
    def post(rows):
        return post_journal(
            kind="any",
            pairs=[Pair(d, c, amount, state="pending" if waits else "posted") for d, c, amount, waits in rows],
            idempotency_key="the key",
            unit="GBP",
            at=AT,
        )

    def example():
        try:
            first = post(rows)
        except NotEnoughOnAccount:
            return
        if rows == other:
            assert post(other) == first
        else:
            with pytest.raises(LedgerRefused) as caught:
                post(other)
            assert caught.value.code == "key-names-another-journal"

    undone(example)


owners = st.text("abAB01_-u", min_size=1, max_size=6)


@given(one=owners, other=owners)
def test_two_accounts_never_share_a_beancount_name(one, other):
    names = {beancount_account(f"2110:{owner}", {"2110": Nature.LIABILITY}) for owner in (one, other)}
    assert len(names) == len({one, other})
