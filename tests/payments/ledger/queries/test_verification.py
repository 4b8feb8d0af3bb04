"""Each proof holds on sound books and fails when the very thing it proves is broken behind the database's back."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from payments.ledger.actions.close_period import close_period
from payments.ledger.actions.open_account import open_account
from payments.ledger.actions.post_pending import post_pending
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.actions.void_pending import void_pending
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.proofs import PROOFS
from payments.ledger.queries.verification import verify_ledger
from payments.ledger.registry import verifiers

pytestmark = pytest.mark.django_db
SEPTEMBER = datetime(2026, 9, 3, 12, tzinfo=UTC)


@pytest.fixture
def books(post, at):
    """A little of everything: a closed month, a reversal, amounts waiting, taken and freed, minutes, a reserve."""
    post(("1010", "2100:bk_1", 100), ("5010", "1010", 3), at=SEPTEMBER, key="charge")
    post(("2100:bk_1", "2110:m_1", 80), ("2100:bk_1", "3110", 20), at=SEPTEMBER, kind="earn")
    for month in (9, 10):
        close_period(month=date(2026, month, 1), at=at)
    post(("1220", "1011", 60))
    for resolve in (post_pending, void_pending, None):
        held = post(Pair("2110:m_1", "1220", 20, state="pending")).entries.get()
        if resolve:
            resolve(pending=held, at=at)
    reverse_journal(journal=post(("1010", "4010", 5)), at=at)
    open_account(code="T100:m_1", unit="MINUTES", at=at, credit_limit=60, max_balance=600)
    post(("T100:m_1", "T100:m_2", 45), unit="MINUTES")
    post(("3110", "3900:2026", 4), kind="loss_cover")


@pytest.fixture(autouse=True)
def no_proofs_of_other_rooms(monkeypatch):
    """Theirs are about things these tests do not have."""
    monkeypatch.setattr(verifiers, "_values", {})


def failing():
    return [finding.name for finding in verify_ledger() if not finding.holds]


def tamper(*statements):
    """Do what only an administrator with the triggers off could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_sound_books_are_proved_sound(books):
    findings = list(verify_ledger())
    assert [(f.name, f.problems) for f in findings if not f.holds] == []
    assert [f.name for f in findings] == [*(p.name for p in PROOFS), "hash chain"]


def test_empty_books_are_sound():
    assert failing() == []


E = "payments_ledger_entry"
J = "payments_ledger_journal"
A = "payments_ledger_account"
FIRST = f"(SELECT min(id) FROM {E} WHERE booked_on > '2026-10-31')"


BREAKAGES = {
    "a negative amount": (
        [
            f"ALTER TABLE {E} DROP CONSTRAINT row_moves_a_positive_amount",
            f"UPDATE {E} SET amount = -60 WHERE id = {FIRST}",
        ],
        ["amounts", "counters", "limits", "guards"],
    ),
    "another unit": ([f"UPDATE {E} SET unit = 'EUR' WHERE id = {FIRST}"], ["units"]),
    "money to minutes": (
        [f"UPDATE {E} SET credit_id = (SELECT id FROM {A} WHERE code = 'T100:m_2') WHERE id = {FIRST}"],
        ["units", "trial balance", "counters"],
    ),
    "a counter": ([f"UPDATE {A} SET cr = cr + 1 WHERE code = '2110:m_1'"], ["counters"]),
    "a pending counter": ([f"UPDATE {A} SET pending_dr = 0 WHERE code = '2110:m_1'"], ["counters"]),
    "an amount beyond the limit": ([f"UPDATE {E} SET amount = 61 WHERE unit = 'MINUTES'"], ["counters", "limits"]),
    "an amount beyond the ceiling": (
        [
            f"UPDATE {A} SET max_balance = 10 WHERE code = 'T100:m_1'",
            f"UPDATE {E} SET debit_id = credit_id, credit_id = debit_id WHERE unit = 'MINUTES'",
        ],
        ["counters", "limits"],
    ),
    "an account closed with money on it": (
        [
            f"ALTER TABLE {A} DROP CONSTRAINT account_closes_only_when_empty",
            f"UPDATE {A} SET closed_at = now() WHERE code = '5010'",
        ],
        ["closed accounts", "guards"],
    ),
    "a reserve unlocked": ([f"UPDATE {A} SET indivisible = false WHERE code = '3110'"], ["chart"]),
    "an account unbounded": (
        [
            f"ALTER TABLE {A} DROP CONSTRAINT unbounded_account_is_uncounted",
            f"UPDATE {A} SET bounded = false WHERE code = 'T100:m_2'",
        ],
        ["counters", "chart", "guards"],
    ),
    "a key used twice": (
        [
            f"ALTER TABLE {J} DROP CONSTRAINT key_names_one_journal",
            f"UPDATE {J} SET idempotency_key = 'charge' WHERE kind = 'loss_cover'",
        ],
        ["keys", "guards"],
    ),
    "a row removed": ([f"DELETE FROM {E} WHERE unit = 'MINUTES'"], ["counters", "keys"]),
    "a row numbered wrong": ([f"UPDATE {E} SET seq = 2 WHERE unit = 'MINUTES'"], ["keys"]),
    "a row on another day": ([f"UPDATE {E} SET booked_on = booked_on + 1 WHERE unit = 'MINUTES'"], ["keys"]),
    "a crooked mirror": (
        [f"UPDATE {E} SET amount = 4 WHERE journal_id = (SELECT id FROM {J} WHERE kind = 'reversal')"],
        ["reversals"],
    ),
    "more taken than waited": ([f"UPDATE {E} SET amount = 21 WHERE state = 'post'"], ["counters", "pending amounts"]),
    "something else freed": (
        [f"UPDATE {E} SET pending_id = {FIRST} WHERE state = 'void'"],
        ["counters", "pending amounts"],
    ),
    "a reserve spent": ([f"UPDATE {J} SET kind = 'party' WHERE kind = 'loss_cover'"], ["indivisible reserves"]),
    "a snapshot changed": (["UPDATE payments_ledger_snapshot SET cr = cr + 1 WHERE cr > 0"], ["snapshots"]),
    "a snapshot removed": (["DELETE FROM payments_ledger_snapshot WHERE dr > 0"], ["snapshots"]),
    "a trigger switched off": ([f"ALTER TABLE {E} DISABLE TRIGGER payments_ledger_rows_arrive"], ["guards"]),
    "a trigger removed": ([f"DROP TRIGGER payments_ledger_entry_append_only_rows ON {E}"], ["guards"]),
    "an index removed": (["DROP INDEX pending_resolves_once"], ["guards"]),
    "a word changed": ([f"UPDATE {J} SET memo = 'Never mind' WHERE idempotency_key = 'charge'"], ["hash chain"]),
    "a root changed": (
        ["UPDATE payments_ledger_period SET root = repeat('a', 64) WHERE month = '2026-09-01'"],
        ["hash chain"],
    ),
    "a count changed": (
        ["UPDATE payments_ledger_period SET journals = 9 WHERE month = '2026-09-01'"],
        ["hash chain"],
    ),
    "a month removed": (
        ["DELETE FROM payments_ledger_period WHERE month = '2026-09-01'"],
        ["snapshots", "month sums", "hash chain"],
    ),
    "a published sum changed": (["UPDATE payments_ledger_monthsum SET amount = amount + 1"], ["month sums"]),
    "a published sum removed": (["DELETE FROM payments_ledger_monthsum WHERE kind = 'earn'"], ["month sums"]),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_what_is_broken_is_found(books, breakage):
    statements, broken = BREAKAGES[breakage]
    tamper(*statements)
    assert failing() == broken


def test_problems_are_counted_but_only_five_are_spelled_out(post):
    for number in range(7):
        post(("1010", f"2110:m_{number}", 1))
    tamper(f"UPDATE {A} SET cr = 2 WHERE bounded")
    finding = next(finding for finding in verify_ledger() if finding.name == "counters")
    assert (finding.wrong, len(finding.problems)) == (7, 5)


def test_other_rooms_add_their_proofs(books, monkeypatch):
    monkeypatch.setattr(verifiers, "_values", {"Every order is at zero": lambda: ["2100:bk_1 is not"]})
    last = list(verify_ledger())[-1]
    assert (last.name, last.wrong, last.problems) == ("Every order is at zero", 1, ["2100:bk_1 is not"])
