"""The page of the open books: whole in every state, honest about what it leaves out, cheap whatever the books hold."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.rules.actions.set_policy import set_policy
from payments.ledger.actions.close_period import close_period
from payments.ledger.models import Period
from tests.factories.books import a_paid_job, booked, given_back, in_month, jobs_of, people
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = "/open-books/"


def text_of(client, url=URL):
    answer = client.get(url)
    assert answer.status_code == 200
    parse_strictly(answer)
    return answer.content.decode()


def statements(client, url=URL):
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def test_empty_books_say_so(client, november):
    text = text_of(client)
    assert "Nothing is in the books yet" in text
    assert "Thursday 19 November 2026" in text


def test_everyone_may_read_where_the_money_went(client, november):
    jobs_of(6, at=in_month(10))
    booked(("3900:2026", "3120", 30_000), at=in_month(10))
    close_period(month=date(2026, 10, 1), at=november)
    text = text_of(client)
    assert "2026, so far" in text
    assert "Of every 100 for finished jobs" in text
    assert "To the people doing the work" in text
    assert text.count("£480.15") >= 1  # six jobs of £80.00 to £80.05
    assert "£300.00" in text
    assert "A job was accepted" in text
    assert Period.objects.get().root in text
    assert "What is not shown, and why" in text
    assert '<option value="2026" selected>' in text
    assert 'href="/open-books/figures/card-costs/?period=2026"' in text


def test_a_period_can_be_chosen_and_nonsense_is_the_newest_year(client, november):
    jobs_of(6, at=in_month(9))
    jobs_of(6, at=in_month(10), minor=9000)
    assert "£480.15" in text_of(client, f"{URL}?period=2026-09")
    assert "September 2026</h2>" in text_of(client, f"{URL}?period=2026-09")
    assert "July to September 2026</h2>" in text_of(client, f"{URL}?period=2026-Q3")
    for nonsense in ("2027", "x", "2026-13", "-", "٢٠٢٦"):
        assert "2026, so far</h2>" in text_of(client, f"{URL}?period={nonsense}")


def test_where_few_people_stand_behind_it_nothing_of_them_is_on_the_page(client, november):
    jobs_of(4, at=in_month(10), minor=7777)
    text = text_of(client)
    assert "Some figures of this period are not shown" in text
    assert "not shown" in text
    assert "Of every 100 for finished jobs" not in text
    assert "No lines are shown" in text
    for told in ("77.77", "311", "71.37"):
        assert told not in text


def test_a_single_refund_and_a_single_share_are_not_among_the_lines(client, november):
    jobs_of(6, at=in_month(10))
    given_back(a_paid_job(people(1)[0], at=in_month(10), minor=3131), at=in_month(10, 11))
    booked(("1000", "3010:m_1", 4242), at=in_month(10))
    text = text_of(client)
    assert "A refund left" not in text
    assert "£42.42" not in text
    assert "A job was accepted" in text


# Four for the books, one for the lines, one for the target of the reserves, one for the year of the pay ratio.
STATEMENTS = 7


def test_the_reserves_stand_beside_the_target_the_members_set(client, november):
    jobs_of(6, at=in_month(10))
    booked(("1000", "3110", 20_000), ("1000", "3120", 10_000), at=in_month(10))
    assert "The target, and who decided it" not in text_of(client)
    set_policy(
        by=None, key="reserve_target_minor", value=120_000, decision_name="Vote", starts_at=in_month(10),
        at=in_month(10),
    )  # fmt: skip
    text = text_of(client)
    assert "£300.00 of £1,200.00, which is 25 %." in text
    assert "/open-books/figures/reserves/?period=" in text


def test_the_page_costs_the_same_whatever_the_books_hold(client, november):
    jobs_of(6, at=in_month(10))
    client.get(URL)
    cache.clear()
    assert statements(client) == STATEMENTS + 6  # what came since the last closed month, once in a while
    assert statements(client) == STATEMENTS
    jobs_of(12, at=in_month(9))
    jobs_of(12, at=in_month(11))
    for month in (9, 10):
        close_period(month=date(2026, month, 1), at=november)
    cache.clear()
    assert statements(client) == STATEMENTS + 5  # after a closed month nobody asks for the first journal
    assert statements(client) == STATEMENTS
