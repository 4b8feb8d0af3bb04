"""The indivisible reserve against somebody with a shell: whatever they write, it stays, save for the three reasons."""

import pytest
from django.db import DatabaseError, connection, transaction

from coop.surplus.actions.declare import declare
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.enums import JournalKind
from payments.ledger.errors import ReserveIsIndivisible
from payments.ledger.models import Account, Journal
from payments.ledger.queries.balances import balance_of
from tests.factories.surplus import MID_YEAR, NOON, a_closed_year, a_job, a_plan, a_sharer, an_officer

pytestmark = pytest.mark.django_db
HELD = 4_000


@pytest.fixture(autouse=True)
def held():
    post_journal(kind="gift", pairs=[Pair("1000", "3110", HELD)], idempotency_key="gift", unit="GBP", at=MID_YEAR)


def taken(kind, amount=100, key="take"):
    return post_journal(kind=kind, pairs=[Pair("3110", "1000", amount)], idempotency_key=key, unit="GBP", at=MID_YEAR)


@pytest.mark.parametrize("kind", ["gift", "declaration", "patronage_paid", "year_close", "adjustment", "reversal"])
def test_no_other_kind_of_journal_takes_from_it(kind):
    with pytest.raises(ReserveIsIndivisible):
        taken(kind)
    assert balance_of("3110", "GBP") == HELD


def test_undoing_the_journal_that_filled_it_is_refused_however_soon():
    with pytest.raises(ReserveIsIndivisible):
        reverse_journal(journal=Journal.objects.get(idempotency_key="gift"), at=MID_YEAR)
    assert balance_of("3110", "GBP") == HELD


@pytest.mark.parametrize("kind", [JournalKind.LOSS_COVER, JournalKind.DISSOLUTION_TRANSFER, JournalKind.STATUTORY_USE])
def test_the_three_written_reasons_do(kind):
    taken(kind.value)
    assert balance_of("3110", "GBP") == HELD - 100


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO payments_ledger_debitpermit (head_id, journal_kind) VALUES ('3110', 'gift')",
        "UPDATE payments_ledger_debitpermit SET journal_kind = 'gift' WHERE journal_kind = 'statutory_use'",
        "UPDATE payments_ledger_account SET indivisible = false WHERE code = '3110'",
        "UPDATE payments_ledger_account SET dr = dr + 100 WHERE code = '3110'",
        "UPDATE payments_ledger_entry SET amount = 1",
        "DELETE FROM payments_ledger_entry",
        "DELETE FROM payments_ledger_account WHERE code = '3110'",
        "TRUNCATE payments_ledger_entry CASCADE",
    ],
)
def test_nothing_typed_into_the_database_lowers_it_or_opens_a_way(statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert balance_of("3110", "GBP") == HELD
    with pytest.raises(ReserveIsIndivisible):
        taken("gift")


def test_taking_the_mark_from_the_chart_does_not_open_the_account_that_bears_it():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payments_ledger_head SET indivisible = false WHERE code = '3110'")
    assert Account.objects.get(code="3110").indivisible
    with pytest.raises(ReserveIsIndivisible):
        taken("gift")


BY_HAND = """
WITH j AS (
  INSERT INTO payments_ledger_journal (kind, idempotency_key, reference, memo, at, booked_on, written_in)
  VALUES ('gift', 'by-hand', '', '', now(), '2026-06-02', 0) RETURNING id)
INSERT INTO payments_ledger_entry (journal_id, seq, debit_id, credit_id, unit, amount, state, booked_on, memo)
SELECT j.id, 1, d.id, c.id, 'GBP', 100, 'posted', '2026-06-02', ''
FROM j, payments_ledger_account d, payments_ledger_account c WHERE d.code = '3110' AND c.code = '1000'
"""


def test_a_row_slipped_into_the_books_by_hand_is_refused():
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BY_HAND)
    assert caught.value.__cause__.diag.constraint_name == "reserve_leaves_only_for_written_reasons"
    assert balance_of("3110", "GBP") == HELD


def test_sharing_a_surplus_only_ever_adds_to_it():
    treasurer, rosa = an_officer(), a_sharer("Rosa Lane")
    a_job(rosa.account_id, 60_000, 10_000)
    plan = a_plan(treasurer, a_closed_year(treasurer), legal_reserve="20", members="100")
    declare(by=None, allocation=plan, decision_name="Meeting", at=NOON)
    assert balance_of("3110", "GBP") == HELD + 2_000
