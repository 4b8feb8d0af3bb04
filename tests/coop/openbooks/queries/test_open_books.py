"""The published figures are the ledger's, added up here once more from its rows, and do not change by closing months."""

from datetime import date, timedelta

import pytest
from django.db.models import Q, Sum

from coop.openbooks.calculations.periods import month_of, quarter_of, year_of
from coop.openbooks.enums import Behind
from coop.openbooks.models import MonthPeople
from coop.openbooks.queries.open_books import published_books
from coop.openbooks.registry import figures
from payments.ledger.actions.close_period import close_period
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.models import Entry, Journal, Period
from tests.factories.books import a_paid_job, booked, given_back, in_month, jobs_of, people

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


def from_rows(months, debit, credit):
    """What the rows say, by heads, asked of the table directly."""
    found = 0
    for sign, dr, cr in ((1, debit, credit), (-1, credit, debit)):
        rows = Entry.objects.filter(
            Q(state__in=["posted", "post"]), debit__head_id__in=dr, credit__head_id__in=cr, unit="GBP"
        )
        days = Q()
        for month in months:
            days |= Q(booked_on__year=month.year, booked_on__month=month.month)
        found += sign * (rows.filter(days).aggregate(total=Sum("amount"))["total"] or 0)
    return found


def value(name, span, at):
    return published_books(at=at).open_books.value(figures.get(name), span).amount


@pytest.fixture
def three_months(november):
    """Six people work and pay in each of three months; five get money back in October; reserves and shares move."""
    jobs_of(6, at=in_month(9), minor=9000)
    october = jobs_of(7, at=in_month(10))
    for payer in people(5):
        given_back(a_paid_job(payer, at=in_month(10)), at=in_month(10, 11))
    jobs_of(6, at=in_month(11))
    booked(("4010", "3900:2026", 700), at=in_month(10, 30), kind="year_close")
    booked(("3900:2026", "3110", 400), ("3900:2026", "3120", 300), at=in_month(10, 31), kind="declaration")
    for number in range(5):
        booked(("1000", f"3010:m_{number}", 1000), at=in_month(9))
    booked(("1000", "3010:m_9", 2500), at=in_month(10))
    booked(("1000", "4090", 5000), at=in_month(10), kind="grant")
    return october


def test_every_figure_is_what_the_rows_say(three_months, november):
    provider = ["1010", "1011", "1012"]
    for span in (month_of(SEPTEMBER), month_of(OCTOBER), quarter_of(OCTOBER), year_of(OCTOBER)):
        months = span.months
        assert value("paid-by-customers", span, november) == from_rows(months, provider, ["2100"])
        assert value("earned-by-workers", span, november) == from_rows(months, ["2100"], ["2110"])
        assert value("contribution", span, november) == from_rows(months, ["2100"], ["4010"])
        assert value("card-costs", span, november) == from_rows(months, ["5010"], provider)
        assert value("other-income", span, november) == from_rows(months, ["1000"], ["4090"])
    assert value("given-back", month_of(OCTOBER), november) == 5 * 8000
    assert value("jobs-done", year_of(OCTOBER), november) == 19
    assert value("jobs-done", month_of(OCTOBER), november) == 7
    assert value("of-every-hundred", year_of(OCTOBER), november) == 92
    assert value("legal-reserve", month_of(OCTOBER), november) == 400
    assert value("legal-reserve", month_of(SEPTEMBER), november) == 0
    assert value("result", quarter_of(OCTOBER), november) == (
        value("contribution", quarter_of(OCTOBER), november) + 5000 - value("card-costs", quarter_of(OCTOBER), november)
    )


def test_what_members_own_is_of_the_last_month_in_which_five_of_them_moved(three_months, november):
    capital = published_books(at=november).open_books.value(figures.get("share-capital"), month_of(OCTOBER))
    assert (capital.amount, capital.as_of) == (5000, SEPTEMBER)


def test_closing_months_changes_no_figure(three_months, november):
    before = {
        (name, key.key): value(name, key, november)
        for name, _figure in figures.items()
        for key in published_books(at=november).open_books.spans
    }
    hidden = published_books(at=november).open_books.hidden
    for month in (SEPTEMBER, OCTOBER):
        close_period(month=month, at=november)
    published = published_books(at=november)
    after = {
        (name, key.key): published.open_books.value(figures.get(name), key).amount
        for name, _figure in figures.items()
        for key in published.open_books.spans
    }
    assert after == before
    assert published.open_books.hidden == hidden
    assert list(MonthPeople.objects.order_by("month").values_list("month", "paid", "refunded")) == [
        (SEPTEMBER, 6, 0),
        (OCTOBER, 12, 5),
    ]


def test_the_root_of_a_closed_month_stays_when_more_is_booked(three_months, november):
    root = close_period(month=SEPTEMBER, at=november).root
    jobs_of(5, at=november)
    close_period(month=OCTOBER, at=november)
    assert published_books(at=november).roots[SEPTEMBER] == root == Period.objects.get(month=SEPTEMBER).root


def test_what_was_undone_does_not_count(three_months, november):
    before = value("jobs-done", year_of(OCTOBER), november), value("earned-by-workers", year_of(OCTOBER), november)
    release = Journal.objects.filter(kind="release", booked_on__lt=NOVEMBER).last()
    reverse_journal(journal=release, at=in_month(11, 12))
    from django.core.cache import cache

    cache.clear()
    assert value("jobs-done", year_of(OCTOBER), november) == before[0] - 1
    assert value("earned-by-workers", year_of(OCTOBER), november) < before[1]


def test_today_is_not_told_until_tomorrow(november):
    jobs_of(6, at=november)
    assert published_books(at=november).open_books.spans == []
    tomorrow = november + timedelta(days=1)
    assert value("jobs-done", month_of(NOVEMBER), tomorrow) == 6


def test_a_reserve_decided_today_is_told_today(november):
    jobs_of(6, at=in_month(11, 10))
    booked(("3900:2026", "3120", 300), at=november)
    assert value("general-reserve", month_of(NOVEMBER), november) == 300


@pytest.mark.parametrize("few", ["workers", "payers"])
def test_a_month_of_four_people_is_hidden_with_a_month_beside_it(november, few):
    jobs_of(6, at=in_month(10))
    if few == "workers":
        jobs_of(6, at=in_month(11), workers=4)
    else:
        payers = people(4)
        for number in range(6):
            a_paid_job(payers[number % 4], at=in_month(11), worker=f"m_{number}")
    for name in ("paid-by-customers", "earned-by-workers", "contribution", "card-costs", "jobs-done", "result"):
        assert value(name, month_of(NOVEMBER), november) is None
        assert value(name, month_of(OCTOBER), november) is None
        assert value(name, quarter_of(NOVEMBER), november) > 0


def test_one_refund_is_hidden_though_the_month_is_not(november):
    jobs_of(6, at=in_month(10))
    given_back(a_paid_job(people(1)[0], at=in_month(10)), at=in_month(10, 11))
    assert value("given-back", month_of(OCTOBER), november) is None
    assert value("paid-by-customers", month_of(OCTOBER), november) > 0
    assert published_books(at=november).open_books.hidden[Behind.WORK] == frozenset()


def test_the_cost_in_statements_does_not_grow_with_the_books(three_months, november, django_assert_num_queries):
    with django_assert_num_queries(10):
        published_books(at=november)
    with django_assert_num_queries(4):
        published_books(at=november)
    jobs_of(6, at=in_month(11, 12))
    for month in (SEPTEMBER, OCTOBER):
        close_period(month=month, at=november)
    with django_assert_num_queries(9):
        published_books(at=november)
