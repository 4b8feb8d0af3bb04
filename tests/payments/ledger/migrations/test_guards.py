"""What the database refuses by itself, asked in raw SQL: no action of ours stands in between."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_migrate

from payments.ledger.actions.close_period import close_period
from payments.ledger.calculations.chart import CHART
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import FACTS
from payments.ledger.models import Account, DebitPermit, Entry, Head, Journal, Period, Snapshot
from payments.ledger.testing import guard_open

pytestmark = pytest.mark.django_db

NEW_ROW = """
INSERT INTO payments_ledger_entry (journal_id, seq, debit_id, credit_id, unit, amount, state, pending_id, booked_on, memo)
SELECT %(journal)s, %(seq)s, d.id, c.id, %(unit)s, %(amount)s, 'posted', NULL, %(day)s, ''
FROM payments_ledger_account d, payments_ledger_account c
WHERE d.code = %(debit)s AND c.code = %(credit)s AND d.unit = %(debit_unit)s AND c.unit = 'GBP'
"""
NEW_JOURNAL = """
INSERT INTO payments_ledger_journal (kind, idempotency_key, reference, memo, at, booked_on, reverses_id, written_in)
VALUES ('raw', %(key)s, '', '', '2026-11-03T12:00Z', %(day)s, NULL, %(written_in)s) RETURNING id
"""


def run(sql, **values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchone() if cursor.description else None


def refusal(sql, **values):
    """The name of the rule by which the database refuses this statement."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        run(sql, **values)
    return caught.value.__cause__.diag.constraint_name


def journal(key="raw", day="2026-11-03", written_in=0):
    return run(NEW_JOURNAL, key=key, day=day, written_in=written_in)[0]


def row(**changes):
    values = {
        "journal": changes.pop("journal", None) or journal(),
        "seq": 1,
        "debit": "1010",
        "debit_unit": "GBP",
        "credit": "2110:m_1",
        "unit": "GBP",
        "amount": 1,
        "day": "2026-11-03",
    }
    return values | changes


@pytest.fixture
def books(post):
    """100 on one worker's account, put there by one journal; some euros."""
    post(("1010", "2110:m_1", 100), ("1010", "4010", 7))
    post(("1010", "4010", 7), unit="EUR")


@pytest.mark.parametrize("table", ["journal", "entry", "period", "snapshot"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_tables_of_the_books_only_grow(post, table, statement):
    post(("1010", "2110:m_1", 100), at=datetime(2026, 9, 3, tzinfo=UTC))
    close_period(month=date(2026, 9, 1), at=datetime(2026, 10, 3, tzinfo=UTC))
    run("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL itself refuses to truncate under waiting checks
    rule = refusal(statement.format(f"payments_ledger_{table}"))
    # TRUNCATE ... CASCADE reaches the tables that point here, and stops at the first that refuses.
    assert rule.endswith("_append_only")
    if "CASCADE" not in statement:
        assert rule == f"payments_ledger_{table}_append_only"
    assert [model.objects.count() > 0 for model in (Journal, Entry, Period, Snapshot)] == [True] * 4


def test_the_orm_cannot_change_history_either(books):
    for change in (
        lambda: Entry.objects.update(amount=1),
        lambda: Journal.objects.update(memo="nothing happened"),
        lambda: Entry.objects.first().save(),
        lambda: Entry.objects.first().delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()
    with pytest.raises(ProtectedError):
        Journal.objects.first().delete()


def test_an_account_is_never_deleted(books):
    assert refusal("DELETE FROM payments_ledger_account WHERE code = '4010'") == "account_is_never_deleted"
    run("SET CONSTRAINTS ALL IMMEDIATE")
    assert refusal("TRUNCATE payments_ledger_account CASCADE") == "account_is_never_deleted"


@pytest.mark.parametrize("change", ["cr = cr + 1", "dr = dr - 1", "pending_dr = 5", "pending_cr = 5"])
def test_counters_move_only_with_rows(books, change):
    sql = f"UPDATE payments_ledger_account SET {change} WHERE code = '2110:m_1'"
    assert refusal(sql) == "counters_move_only_with_rows"


@pytest.mark.parametrize(
    "change", ["code = '2110:m_2'", "unit = 'USD'", "normal = 'D'", "bounded = false", "indivisible = true", "id = 99"]
)
def test_the_nature_of_an_account_never_changes(books, change):
    sql = f"UPDATE payments_ledger_account SET {change} WHERE code = '2110:m_1'"
    assert refusal(sql) == "account_keeps_its_nature"


def test_an_account_opens_empty_and_with_the_nature_of_its_head_whatever_is_asked():
    run(
        "INSERT INTO payments_ledger_account (code, unit, head_id, normal, bounded, indivisible, credit_limit, dr, cr,"
        " pending_dr, pending_cr) VALUES ('3110', 'GBP', '4010', 'D', false, false, 0, 5, 1000, 5, 5)"
    )
    account = Account.objects.get()
    assert (account.head_id, account.normal, account.bounded, account.indivisible) == ("3110", "C", True, True)
    assert (account.dr, account.cr, account.pending_dr, account.pending_cr) == (0, 0, 0, 0)


def test_limits_and_counts_belong_to_bounded_accounts(books):
    sql = "UPDATE payments_ledger_account SET credit_limit = 5 WHERE code = '4010'"
    assert refusal(sql) == "unbounded_account_is_uncounted"
    sql = "UPDATE payments_ledger_account SET credit_limit = -1 WHERE code = '2110:m_1'"
    assert refusal(sql) == "account_limits_are_not_negative"


def test_an_account_with_something_on_it_cannot_be_marked_closed(books):
    for code in ("2110:m_1", "4010"):
        sql = f"UPDATE payments_ledger_account SET closed_at = now() WHERE code = '{code}' AND unit = 'GBP'"
        assert refusal(sql) == "account_closes_only_when_empty"


@pytest.mark.parametrize("code", ["2110:m_9", "4090"])
def test_an_account_with_something_waiting_cannot_be_marked_closed(post, code):
    post(Pair("1010", code, 5, state="pending"))
    sql = f"UPDATE payments_ledger_account SET closed_at = now() WHERE code = '{code}'"
    assert refusal(sql) == "account_closes_only_when_empty"


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"amount": 0}, "row_moves_a_positive_amount"),
        ({"amount": -5}, "row_moves_a_positive_amount"),
        ({"debit": "2110:m_1"}, "row_joins_two_accounts"),
        ({"debit_unit": "EUR"}, "rows_keep_to_one_unit_debit"),
        ({"unit": "EUR", "debit_unit": "EUR"}, "rows_keep_to_one_unit_credit"),
        ({"debit": "2110:m_1", "credit": "4010", "amount": 101}, "account_never_pays_more_than_it_has"),
        ({"day": "2026-11-04"}, "row_counts_on_the_day_of_its_journal"),
    ],
)
def test_a_raw_row_is_held_to_every_rule(books, changes, rule):
    assert refusal(NEW_ROW, **row(**changes)) == rule


def test_a_raw_row_that_keeps_the_rules_moves_the_counters(books):
    run(NEW_ROW, **row(amount=5))
    assert Account.objects.get(code="2110:m_1").cr == 105


def test_two_rows_of_a_journal_cannot_have_one_number(books):
    one = journal()
    run(NEW_ROW, **row(journal=one))
    assert refusal(NEW_ROW, **row(journal=one)) == "rows_of_a_journal_are_numbered"


@pytest.mark.django_db(transaction=True)
def test_no_row_joins_a_journal_after_the_transaction_that_wrote_it(post):
    old = post(("1010", "2110:m_1", 100))
    assert refusal(NEW_ROW, **row(journal=old.pk, seq=2)) == "journal_is_written_whole"
    backdated = journal(written_in=12345)
    assert refusal(NEW_ROW, **row(journal=backdated)) == "journal_is_written_whole"


def test_the_transaction_of_a_journal_cannot_be_made_up(books):
    first, second = (Journal.objects.get(pk=journal(key=key, written_in=7)) for key in ("a", "b"))
    assert first.written_in == second.written_in != 7


def test_no_journal_enters_a_closed_month(post):
    post(("1010", "2110:m_1", 100), at=datetime(2026, 9, 3, tzinfo=UTC))
    close_period(month=date(2026, 9, 1), at=datetime(2026, 10, 3, tzinfo=UTC))
    for day in ("2026-09-30", "2026-08-01"):
        assert refusal(NEW_JOURNAL, key="late", day=day, written_in=0) == "closed_month_takes_nothing"
    run(NEW_JOURNAL, key="in time", day="2026-10-01", written_in=0)


@pytest.mark.parametrize(
    ("month", "through", "previous"),
    [
        ("2026-11-01", "2026-11-30", None),  # a month is left out
        ("2026-09-01", "2026-09-30", None),  # closed already
        ("2026-10-01", "2026-10-30", None),  # not the whole month
        ("2026-10-01", "2026-10-31", "f" * 64),  # another chain
    ],
)
def test_months_close_whole_and_in_order_on_one_chain(post, month, through, previous):
    post(("1010", "2110:m_1", 100), at=datetime(2026, 9, 3, tzinfo=UTC))
    root = close_period(month=date(2026, 9, 1), at=datetime(2026, 10, 3, tzinfo=UTC)).root
    sql = (
        "INSERT INTO payments_ledger_period (month, through, previous_root, root, journals, closed_at)"
        " VALUES (%(month)s, %(through)s, %(previous)s, %(root)s, 0, '2027-01-01T00:00Z')"
    )
    rule = refusal(sql, month=month, through=through, previous=previous or root, root="a" * 64)
    assert rule == "months_close_in_order"


def test_the_guard_opens_for_one_transaction_only(books):
    with guard_open():
        run("UPDATE payments_ledger_entry SET memo = 'opened'")
    assert refusal("UPDATE payments_ledger_entry SET memo = 'again'") == "payments_ledger_entry_append_only"


def test_emptied_under_the_open_guard_the_chart_is_written_anew_after_the_next_migration(books):
    run("SET CONSTRAINTS ALL IMMEDIATE")
    room = apps.get_app_config("payments_ledger")
    with guard_open():
        run("TRUNCATE " + ", ".join(model._meta.db_table for model in room.get_models()) + " CASCADE")
    assert (Journal.objects.count(), Account.objects.count(), Head.objects.count()) == (0, 0, 0)
    post_migrate.send(sender=room, app_config=room, verbosity=0, interactive=False, using="default", plan=[], apps=apps)
    assert (Head.objects.count(), DebitPermit.objects.count()) == (len(CHART), 3)


def test_the_chart_in_the_database_is_the_chart_in_the_code():
    stored = {h.code: (h.name, h.nature, h.normal, h.measure, h.owners, h.bounded) for h in Head.objects.all()}
    assert stored == {h.code: (h.name, h.nature, h.normal, h.measure, h.owners, h.bounded) for h in CHART}


def test_every_rule_with_a_sentence_is_a_rule_of_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class WHERE relkind = 'i'")
        names = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT string_agg(prosrc, ' ') FROM pg_proc WHERE proname LIKE 'payments_ledger_%'")
        source = cursor.fetchone()[0]
    assert [rule for rule in FACTS if rule not in names and f"'{rule}'" not in source] == []
