"""Months that are over and not closed are added up at night: the figures stay the same, and no reader adds them up."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.openbooks.actions.sum_open_months import sum_open_months
from coop.openbooks.models import SummedMonth
from coop.openbooks.queries.open_books import published_books
from coop.openbooks.tasks import sum_months
from payments.ledger.actions.close_period import close_period
from tests.factories.books import booked, in_month, jobs_of

pytestmark = pytest.mark.django_db


def flows(at):
    cache.clear()
    books = published_books(at=at).open_books.books
    return sorted(books.flows)


def scanned_from(at):
    """The first day whose rows were read one by one."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        published_books(at=at)
    sums = [query["sql"] for query in queries if "GROUP BY 1, 2, 3, 4, 5" in query["sql"]]
    return min(sql.partition("BETWEEN ")[2][:30] for sql in sums)


@pytest.fixture
def three_months(november):
    for month in (9, 10, 11):
        jobs_of(6, at=in_month(month))
    return november


def test_nothing_changes_but_who_adds_it_up(three_months):
    before, hidden = flows(three_months), published_books(at=three_months).open_books.hidden
    assert sum_open_months(at=three_months) == 2
    assert flows(three_months) == before
    assert published_books(at=three_months).open_books.hidden == hidden
    assert "2026-11-01" in scanned_from(three_months)


def test_what_is_booked_late_shows_after_the_next_night(three_months):
    sum_open_months(at=three_months)
    before = flows(three_months)
    booked(("1000", "4090", 777), at=in_month(9))
    assert flows(three_months) == before
    sum_open_months(at=three_months + timedelta(days=1))
    assert sum(flow.amount for flow in flows(three_months)) == sum(flow.amount for flow in before) + 777


def test_a_month_before_the_first_one_is_not_overlooked(three_months):
    sum_open_months(at=three_months)
    before = sum(flow.amount for flow in flows(three_months))
    booked(("1000", "4090", 777), at=in_month(8))
    assert sum(flow.amount for flow in flows(three_months)) == before + 777


def test_a_night_that_was_left_out_is_added_up_by_the_reader(three_months):
    before = flows(three_months)
    sum_open_months(at=three_months)
    SummedMonth.objects.filter(month=date(2026, 9, 1)).delete()
    assert flows(three_months) == before


def test_closed_months_are_forgotten_since_the_ledger_keeps_them(three_months):
    sum_open_months(at=three_months)
    before = flows(three_months)
    close_period(month=date(2026, 9, 1), at=three_months)
    assert flows(three_months) == before
    sum_months()
    assert list(SummedMonth.objects.values_list("month", flat=True)) == [date(2026, 10, 1)]
    assert flows(three_months) == before


def test_empty_books_have_nothing_to_add_up(november):
    assert sum_open_months(at=november) == 0
