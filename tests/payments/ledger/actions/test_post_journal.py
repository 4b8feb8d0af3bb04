from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from payments.ledger.actions.close_account import close_account
from payments.ledger.actions.close_period import close_period
from payments.ledger.actions.open_account import open_account
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import (
    AccountClosed,
    AccountIsFull,
    InvalidPosting,
    KeyNamesAnotherJournal,
    LedgerRefused,
    NotEnoughOnAccount,
    PeriodClosed,
    ReserveIsIndivisible,
    UnknownAccount,
    WrongUnit,
)
from payments.ledger.models import Account, Entry, Journal
from payments.ledger.queries.balances import available_on, balance_of, balances_of

pytestmark = pytest.mark.django_db


def test_a_journal_moves_its_amounts_and_opens_accounts_on_first_use(post):
    post(("1010", "2100:bk_1", 10_000))
    post(("2100:bk_1", "2110:m_1", 9_200), ("2100:bk_1", "4010", 800))
    assert balances_of(["1010", "2100:bk_1", "2110:m_1", "4010"], "GBP") == {
        "1010": 10_000,
        "2100:bk_1": 0,
        "2110:m_1": 9_200,
        "4010": 800,
    }


def test_a_posting_is_one_statement(post):
    post(("1010", "2100:bk_1", 100))
    with CaptureQueriesContext(connection) as captured:
        post(("2100:bk_1", "2110:m_1", 60), ("2100:bk_1", "4010", 40))
    assert len(captured) == 1


def test_the_journal_comes_back_as_it_is_stored(post, at):
    journal = post(("1010", "4010", 5), key="txn_1", kind="charge", reference="bk_7", memo="Paid by card")
    assert journal == Journal.objects.get()
    assert [getattr(journal, f.attname) for f in Journal._meta.concrete_fields] == [
        getattr(Journal.objects.get(), f.attname) for f in Journal._meta.concrete_fields
    ]
    assert (journal.kind, journal.reference, journal.memo, journal.at) == ("charge", "bk_7", "Paid by card", at)


def test_rows_keep_their_order_and_memos(post):
    journal = post(Pair("1010", "4010", 5, memo="first"), Pair("1010", "4090", 6, memo="second"))
    rows = journal.entries.values_list("seq", "debit__code", "credit__code", "amount", "state", "unit", "memo")
    assert list(rows) == [
        (1, "1010", "4010", 5, "posted", "GBP", "first"),
        (2, "1010", "4090", 6, "posted", "GBP", "second"),
    ]


def test_the_same_key_again_returns_the_first_journal_and_adds_nothing(post, at):
    first = post(("1010", "4010", 5), key="txn_1", reference="bk_7")
    later = datetime(2026, 11, 9, tzinfo=UTC)
    again = post(("1010", "4010", 5), key="txn_1", reference="bk_7", at=later, memo="told otherwise")
    assert (again.pk, again.at, again.memo) == (first.pk, at, "")
    assert (Journal.objects.count(), Entry.objects.count(), balance_of("4010", "GBP")) == (1, 1, 5)


@pytest.mark.parametrize(
    "other",
    [
        {"pairs": [("1010", "4010", 6)]},
        {"pairs": [("1010", "4090", 5)]},
        {"pairs": [("1011", "4010", 5)]},
        {"pairs": [("1010", "4010", 5), ("1010", "4010", 5)]},
        {"pairs": [Pair("1010", "4010", 5, state="pending")]},
        {"kind": "tip"},
        {"reference": "bk_8"},
        {"unit": "EUR"},
    ],
)
def test_the_same_key_with_other_content_is_refused(post, other):
    post(("1010", "4010", 5), key="txn_1", kind="charge", reference="bk_7")
    changed = {"kind": "charge", "reference": "bk_7"} | other
    pairs = changed.pop("pairs", [("1010", "4010", 5)])
    with pytest.raises(KeyNamesAnotherJournal):
        post(*pairs, key="txn_1", **changed)
    assert Journal.objects.count() == 1


def test_nothing_leaves_an_account_that_does_not_hold_it(post):
    post(("1010", "2100:bk_1", 100))
    with pytest.raises(NotEnoughOnAccount) as caught:
        post(("2100:bk_1", "4010", 101))
    assert caught.value.details["account"] == "2100:bk_1"
    assert str(caught.value) == "There is not enough on that account."
    assert balances_of(["2100:bk_1", "4010"], "GBP") == {"2100:bk_1": 100, "4010": 0}


def test_an_account_that_stands_on_debit_is_bounded_too(post):
    post(("1210:m_1", "2120", 50))
    with pytest.raises(NotEnoughOnAccount) as caught:
        post(("1010", "1210:m_1", 51))
    assert caught.value.details["account"] == "1210:m_1"


def test_a_refused_journal_leaves_nothing_behind_and_the_transaction_usable(post):
    with pytest.raises(NotEnoughOnAccount):
        post(("1010", "4010", 5), ("2110:m_9", "1011", 1), key="k")
    assert (Journal.objects.count(), Account.objects.count()) == (0, 0)
    post(("1010", "4010", 5), key="k")
    assert balance_of("4010", "GBP") == 5


def test_within_one_journal_only_the_net_counts(post):
    post(("1010", "2110:m_1", 80))
    post(("2110:m_1", "2120", 80), ("2120", "1011", 80))
    assert balances_of(["2110:m_1", "2120", "1011"], "GBP") == {"2110:m_1": 0, "2120": 0, "1011": -80}


def test_unbounded_accounts_may_stand_on_either_side_and_are_not_counted(post):
    post(("4010", "2110:m_1", 30))
    assert balance_of("4010", "GBP") == -30
    assert list(Account.objects.filter(code="4010").values_list("dr", "cr")) == [(0, 0)]


def test_pending_amounts_are_reserved_but_not_moved(post):
    post(("1010", "2110:m_1", 100), ("1220", "1011", 70))
    post(Pair("2110:m_1", "1220", 70, state="pending"))
    assert (balance_of("2110:m_1", "GBP"), available_on("2110:m_1", "GBP")) == (100, 30)
    with pytest.raises(NotEnoughOnAccount):
        post(("2110:m_1", "1011", 31))


def test_money_that_may_still_arrive_cannot_be_spent(post):
    post(Pair("1010", "2100:bk_1", 100, state="pending"))
    with pytest.raises(NotEnoughOnAccount):
        post(("2100:bk_1", "4010", 1))


def test_the_ceiling_counts_what_is_on_its_way(post, at):
    open_account(code="3010:m_1", unit="GBP", at=at, max_balance=1_000)
    post(("1000", "3010:m_1", 600))
    post(Pair("1000", "3010:m_1", 400, state="pending"))
    with pytest.raises(AccountIsFull):
        post(("1000", "3010:m_1", 1))


def test_a_closed_account_takes_nothing_on_either_side(post, at):
    post(("1010", "2110:m_1", 5))
    post(("2110:m_1", "1011", 5))
    close_account(code="2110:m_1", unit="GBP", at=at)
    for pair in (("1010", "2110:m_1", 1), ("2110:m_1", "1011", 1)):
        with pytest.raises(AccountClosed) as caught:
            post(pair)
        assert caught.value.details["account"] == "2110:m_1"


def test_a_closed_uncounted_account_takes_nothing_either(post, at):
    post(("1010", "4090", 5))
    post(("4090", "1010", 5))
    close_account(code="4090", unit="GBP", at=at)
    with pytest.raises(AccountClosed):
        post(("1010", "4090", 1))


@pytest.mark.parametrize("code", ["9999", "2110", "4010:m_1", "2110:m_1:2026", "3210:m_1"])
def test_an_account_the_chart_does_not_know_is_refused(post, code):
    with pytest.raises(UnknownAccount) as caught:
        post(("1010", code, 1))
    assert caught.value.details["account"] == code


def test_minutes_and_money_are_kept_apart(post):
    with pytest.raises(WrongUnit):
        post(("1010", "4010", 1), unit="MINUTES")
    with pytest.raises(WrongUnit):
        post(("T200", "T100:m_1", 1), unit="GBP")


def test_the_same_code_in_two_units_is_two_accounts(post):
    post(("1010", "4010", 5))
    post(("1010", "4010", 7), unit="JPY")
    assert (balance_of("4010", "GBP"), balance_of("4010", "JPY")) == (5, 7)


def test_an_indivisible_reserve_leaves_only_for_written_reasons(post):
    post(("1000", "3110", 500), kind="allocation")
    with pytest.raises(ReserveIsIndivisible) as caught:
        post(("3110", "2440:m_1", 1), kind="patronage")
    assert caught.value.details["account"] == "3110"
    post(("3110", "3900:2026", 200), kind="loss_cover")
    assert balance_of("3110", "GBP") == 300


def test_an_indivisible_reserve_cannot_even_be_reserved_for_another_reason(post):
    post(("1000", "3110", 500))
    with pytest.raises(ReserveIsIndivisible):
        post(Pair("3110", "2440:m_1", 1, state="pending"), kind="patronage")


def test_a_journal_counts_on_the_day_it_is_in_the_coops_own_zone(post):
    summer_night = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in London
    assert post(("1010", "4010", 1), at=summer_night).booked_on == date(2026, 7, 1)
    assert post(("1010", "4010", 1), at=summer_night, booked_on=date(2026, 7, 4)).booked_on == date(2026, 7, 4)


def test_a_closed_month_takes_nothing_but_the_next_one_does(post):
    october = datetime(2026, 10, 31, 12, tzinfo=UTC)
    post(("1010", "4010", 1), at=october)
    close_period(month=date(2026, 10, 1), at=datetime(2026, 11, 2, tzinfo=UTC))
    with pytest.raises(PeriodClosed):
        post(("1010", "4010", 1), at=october)
    assert post(("1010", "4010", 1), at=october, booked_on=date(2026, 11, 1)).at == october


@pytest.mark.parametrize("kind", ["", "Charge", "a b", "9lives"])
def test_a_kind_is_one_word_in_lower_case(post, kind):
    with pytest.raises(LedgerRefused) as caught:
        post(("1010", "4010", 1), kind=kind)
    assert caught.value.details["constraint"] == "journal_kind_is_one_word"


def test_a_journal_needs_rows_a_key_and_a_time_with_a_zone(post, at):
    with pytest.raises(InvalidPosting):
        post()
    with pytest.raises(InvalidPosting):
        post_journal(kind="x", pairs=[Pair("1010", "4010", 1)], idempotency_key="", unit="GBP", at=at)
    with pytest.raises(InvalidPosting):
        post(("1010", "4010", 1), at=datetime(2026, 11, 3))  # noqa: DTZ001


@pytest.mark.parametrize(
    "words",
    [{"kind": "k" * 41}, {"key": "k" * 201}, {"reference": "r" * 81}, {"memo": "m" * 201}, {"unit": "STERLING"}],
    ids=lambda words: next(iter(words)),
)
def test_words_too_long_for_the_books_are_refused_before_they_reach_them(post, words):
    with pytest.raises(InvalidPosting):
        post(("1010", "4010", 1), **words)
    post(("1010", "4010", 1))
    assert balance_of("4010", "GBP") == 1


@pytest.mark.parametrize("unit", ["gbp", "GB", "HOURS"])
def test_a_unit_is_a_currency_code_or_minutes(post, unit):
    with pytest.raises(LedgerRefused) as caught:
        post(("1010", "4010", 1), unit=unit)
    assert caught.value.details["constraint"] == "account_unit_is_a_currency_or_minutes"


def test_a_journal_can_have_tens_of_thousands_of_rows(post):
    members = 33_000
    post(*(("3900:2026", "3210:m_1:2026", 1) for _ in range(members)))
    assert balance_of("3210:m_1:2026", "GBP") == members


def test_rows_that_settle_nothing_are_compared_with_no_other_row_whatever_size_the_table_was_thought_to_have(post):
    """Rows of what was rolled back leave a table that has room and no rows: every plan looks as cheap as any other."""
    rows = [("3900:2026", "3210:m_1:2026", 1)] * 500
    with suppress(WrongUnit), transaction.atomic():
        post(*rows)
        raise WrongUnit
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE payments_ledger_entry, payments_ledger_account, payments_ledger_journal")
        read = "SELECT pg_stat_get_xact_tuples_returned('payments_ledger_entry_pkey'::regclass)"
        cursor.execute(read)
        before = cursor.fetchone()[0]
        post(*rows)
        cursor.execute(read)
        assert cursor.fetchone()[0] - before == 0
