from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from payments.ledger.actions.close_period import close_period
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import InvalidPosting
from payments.ledger.queries.balances import balance_of
from payments.ledger.queries.statements import Page, statement_of

pytestmark = pytest.mark.django_db


def on(day, month=11):
    return datetime(2026, month, day, 12, tzinfo=UTC)


def told(page):
    return [(line.other_code, line.change, line.balance) for line in page.lines]


def test_lines_come_newest_first_with_the_balance_after_each(post):
    post(("1010", "2110:m_1", 100), at=on(1), reference="bk_1", kind="earn", memo="Job")
    post(("2110:m_1", "1011", 30), at=on(2))
    post(Pair("1010", "2110:m_1", 5, memo="Tip for Zoë"), at=on(3), memo="Tip")
    page = statement_of(code="2110:m_1", unit="GBP")
    assert told(page) == [("1010", 5, 75), ("1011", -30, 70), ("1010", 100, 100)]
    newest, oldest = page.lines[0], page.lines[-1]
    assert (oldest.kind, oldest.reference, oldest.memo, oldest.at) == ("earn", "bk_1", "Job", on(1))
    assert (newest.memo, newest.booked_on, page.next) == ("Tip for Zoë", date(2026, 11, 3), "")


def test_an_account_that_stands_on_debit_grows_by_debits(post):
    post(("1010", "4010", 100), at=on(1))
    post(("4010", "1010", 30), at=on(2))
    assert told(statement_of(code="1010", unit="GBP")) == [("4010", -30, 70), ("4010", 100, 100)]


def test_pages_follow_each_other_without_gap_or_overlap(post):
    for number in range(1, 8):
        post(("1010", "2110:m_1", number), at=on(1 + number // 3))
    whole = told(statement_of(code="2110:m_1", unit="GBP"))
    pieces, mark = [], ""
    while True:
        page = statement_of(code="2110:m_1", unit="GBP", after=mark, limit=3)
        pieces += told(page)
        mark = page.next
        if not mark:
            break
    assert pieces == whole
    assert whole[0] == ("1010", 7, 28)


def test_a_later_row_booked_on_an_earlier_day_stands_on_its_day(post):
    post(("1010", "2110:m_1", 100), at=on(5))
    post(("1010", "2110:m_1", 1), at=on(2))
    assert told(statement_of(code="2110:m_1", unit="GBP")) == [("1010", 100, 101), ("1010", 1, 1)]


def test_a_span_of_days_keeps_the_balances_of_the_whole(post):
    for day in (1, 2, 3, 4):
        post(("1010", "2110:m_1", day), at=on(day))
    page = statement_of(code="2110:m_1", unit="GBP", first=date(2026, 11, 2), last=date(2026, 11, 3))
    assert told(page) == [("1010", 3, 6), ("1010", 2, 3)]


def test_balances_go_on_from_closed_months(post):
    post(("1010", "4010", 10), at=on(3, month=9))
    close_period(month=date(2026, 9, 1), at=on(1))
    post(("1010", "4010", 5), at=on(3, month=10))
    assert told(statement_of(code="4010", unit="GBP")) == [("1010", 5, 15), ("1010", 10, 10)]
    assert told(statement_of(code="4010", unit="GBP", last=date(2026, 9, 30))) == [("1010", 10, 10)]


def test_what_waits_is_not_on_the_statement(post):
    post(("1010", "2110:m_1", 100))
    post(Pair("1010", "2110:m_1", 5, state="pending"))
    assert told(statement_of(code="2110:m_1", unit="GBP")) == [("1010", 100, 100)]
    assert balance_of("2110:m_1", "GBP") == 100


def test_an_account_never_used_has_an_empty_statement():
    assert statement_of(code="2110:m_1", unit="GBP") == Page(lines=[], next="")


def test_a_page_takes_three_statements_however_many_lines(post):
    for lines in (1, 12):
        for _ in range(lines):
            post(("1010", "2110:m_1", 1))
        with CaptureQueriesContext(connection) as captured:
            statement_of(code="2110:m_1", unit="GBP")
        assert len(captured) == 3


@pytest.mark.parametrize("mark", ["x", "2026-13-01.5", "2026-11-01", "2026-11-01.x"])
def test_a_mark_that_is_none_of_ours_is_refused(post, mark):
    post(("1010", "2110:m_1", 1))
    with pytest.raises(InvalidPosting):
        statement_of(code="2110:m_1", unit="GBP", after=mark)


def test_a_mark_beyond_every_row_is_the_whole_of_its_day(post):
    post(("1010", "2110:m_1", 1), at=on(1))
    mark = f"2026-11-01.{10**30}"
    assert told(statement_of(code="2110:m_1", unit="GBP", after=mark)) == [("1010", 1, 1)]
