"""The page of one figure: its words, how it is made, month by month, its rows."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.openbooks.registry import figures
from coop.openbooks.views._words import as_of_words
from tests.factories.books import in_month, jobs_of
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def address(name, period=""):
    return f"/open-books/figures/{name}/" + (f"?period={period}" if period else "")


@pytest.fixture
def two_months(november):
    jobs_of(6, at=in_month(9))
    jobs_of(6, at=in_month(10), minor=9000)


@pytest.mark.parametrize("name", figures.keys())
@pytest.mark.parametrize("kept", [False, True])
def test_every_figure_has_a_page_with_its_words_in_every_state(client, november, name, kept):
    if kept:
        jobs_of(6, at=in_month(10))
    answer = client.get(address(name))
    assert answer.status_code == 200
    parse_strictly(answer)
    text = answer.content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    assert str(figures.get(name).words).split("“")[0] in text
    assert f"/open-books/figures/{name}.csv" in text
    assert ("Nothing is in the books yet" in text) is not kept


def test_it_shows_the_months_and_the_rows_it_is_made_from(client, two_months):
    text = client.get(address("earned-by-workers", "2026-09")).content.decode()
    assert "September 2026</h2>" in text
    assert text.count("£441.75") >= 2  # six shares: the figure, its month; and its row
    assert "£501.75" in text  # October stands in the picture of the year
    assert text.count("A job was accepted") == 1
    assert "2100" in text


def test_a_figure_that_does_not_exist_is_not_there(client):
    answer = client.get(address("wages"))
    assert answer.status_code == 404
    assert "no such figure" in answer.content.decode()


def test_a_hidden_month_has_neither_figure_nor_rows(client, november):
    jobs_of(4, at=in_month(10), minor=7777)
    text = client.get(address("paid-by-customers", "2026-10")).content.decode()
    assert "Not shown: fewer than five people" in text
    assert "There are no rows to show" in text
    assert not re.search(r"\b311\b", text)  # a form's token may hold any digits


def test_the_page_costs_the_same_at_one_month_and_at_two(client, two_months):
    client.get(address("contribution"))
    with CaptureQueriesContext(connection) as captured:
        client.get(address("contribution", "2026-09"))
        client.get(address("contribution", "2026"))
    assert len(captured) == 2 * 4


def test_the_end_of_a_month_that_still_runs_is_not_spoken_of():
    assert as_of_words(date(2026, 11, 1), date(2026, 11, 21)) == "November 2026, so far"
    assert as_of_words(date(2026, 11, 1), date(2026, 11, 30)) == "as of the end of November 2026"
    assert as_of_words(date(2026, 8, 1), date(2026, 11, 21)) == "as of the end of August 2026"
    assert as_of_words(None, date(2026, 11, 21)) == ""
