"""The page on which a year is closed, and its buttons."""

import pytest

from coop.surplus.enums import YearState
from coop.surplus.models import FiscalYear
from coop.surplus.queries.cards import sharing_card
from payments.ledger.queries.balances import balance_of
from tests.factories.surplus import NOON, a_closed_year, a_job, a_year
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_year(treasurer, rosa, at_noon):
    a_job(rosa.account_id, 9_000, 1_000, fee=170)
    return a_year(treasurer)


def test_a_year_is_closed_by_pressing_the_buttons_one_after_the_other(signed_in, treasurer, open_year):
    browser = signed_in(treasurer)
    page = browser.get("/office/year/2025/")
    parse_strictly(page)
    assert "Close its months" in page.text
    assert 'action="/office/year/2025/close/"' not in page.text
    assert browser.post("/office/year/2025/months/").status_code == 302
    assert browser.post("/office/year/2025/prove/").status_code == 302
    page = browser.get("/office/year/2025/")
    parse_strictly(page)
    assert "It cannot be undone." in page.text
    answer = browser.post("/office/year/2025/close/", follow=True)
    parse_strictly(answer)
    assert "The year 2025 is closed" in answer.text
    open_year.refresh_from_db()
    assert (open_year.state, open_year.result, balance_of("3900:2025", "GBP")) == (YearState.CLOSED, 830, 830)
    assert "Drafts, plans and the decision" in answer.text


def test_pressing_close_too_early_says_what_is_missing(signed_in, treasurer, open_year):
    answer = signed_in(treasurer).post("/office/year/2025/close/", follow=True)
    assert "The year cannot be closed yet" in answer.text
    open_year.refresh_from_db()
    assert open_year.state == YearState.OPEN


def test_the_result_is_shown_account_by_account(signed_in, treasurer, open_year):
    text = signed_in(treasurer).get("/office/year/2025/").text
    for words in ("Contribution to the co-op", "Stripe fees", "£10.00", "-£1.70", "£8.30"):
        assert words in text


def test_the_next_year_is_written_down_by_a_button(signed_in, treasurer, open_year):
    browser = signed_in(treasurer)
    page = browser.get("/office/year/")
    parse_strictly(page)
    assert "1 January 2026 to 31 December 2026" in page.text
    assert browser.post("/office/year/begin/")["Location"] == "/office/year/2026/"
    assert FiscalYear.objects.filter(year=2026).exists()


def test_members_do_not_see_the_office(signed_in, rosa, open_year):
    browser = signed_in(rosa.user)
    assert browser.get("/office/year/").status_code == 403
    assert browser.get("/office/year/2025/").status_code == 403
    for button in ("begin/", "2025/months/", "2025/prove/", "2025/close/"):
        assert browser.post(f"/office/year/{button}").status_code == 403
    open_year.refresh_from_db()
    assert open_year.state == YearState.OPEN


@pytest.mark.parametrize("year", ["1999", "99999999999999999999"])
def test_a_year_nobody_wrote_down_is_not_found(signed_in, treasurer, at_noon, year):
    assert signed_in(treasurer).get(f"/office/year/{year}/").status_code == 404


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_page_asks_the_same_few_questions_whatever_the_books(signed_in, treasurer, open_year, jobs):
    for number in range(jobs):
        a_job(f"m_{number}", 100, 10)
    browser = signed_in(treasurer)
    browser.get("/office/year/2025/")
    assert queries_of("coop_surplus", lambda: browser.get("/office/year/2025/")) == 2
    assert queries_of("payments_", lambda: browser.get("/office/year/2025/")) == 10


def test_a_year_without_a_result_says_that_there_is_nothing_to_share(signed_in, treasurer, rosa, at_noon):
    a_closed_year(treasurer)
    page = signed_in(treasurer).get("/office/year/2025/")
    parse_strictly(page)
    assert [words in page.text for words in ("Closed, nothing to share", "so nothing is left to do")] == [True, True]
    browser = signed_in(rosa.user)
    assert "Closed, nothing to share" in browser.get("/surplus/").text
    card = sharing_card(user=rosa.user, roles={"member"}, at=NOON)
    assert (card.figure, "so there is nothing to share" in card.sentence) == ("", True)
