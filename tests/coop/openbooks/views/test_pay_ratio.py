"""The page and the file of the pay ratio: for everyone, about nobody."""

import csv
from io import StringIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.surplus.models import FiscalYear, PatronageInput
from coop.surplus.registry import MINUTES, Measure, measures
from tests.factories.surplus import a_closed_year, a_job, a_sharer, an_officer
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = "/open-books/pay-ratio/"


@pytest.fixture
def hours(monkeypatch, settings):
    """Minutes worked by owner, as the room of bookings would tell them. No provider is in use in that year."""
    settings.STRIPE_API_BASE = ""
    known = {}
    whole = measures.get("hours")
    told = Measure(whole.title, MINUTES, whole.words, lambda first, last: known)
    monkeypatch.setitem(measures._values, "hours", told)
    return known


def closed_with(hours, *earned, class_code="worker"):
    """A closed year in which each worked ten hours."""
    for number, amount in enumerate(earned):
        worker = a_sharer(f"Worker {number}", class_code=class_code)
        hours[worker.account_id] = 600
        a_job(worker.account_id, amount, 1_000)
    return a_closed_year(an_officer())


def text_of(client, url=URL):
    answer = client.get(url)
    assert answer.status_code == 200
    parse_strictly(answer)
    return answer.text


def test_before_a_year_is_closed_it_says_when_there_will_be_one(client):
    assert "No year has been closed yet" in text_of(client)


def test_everyone_reads_the_ratio_and_how_it_is_made(client, hours):
    closed_with(hours, *[12_000] * 5, *[18_000] * 5, 36_000, 36_000)
    text = text_of(client)
    assert "3 to 1" in text
    assert "1 January 2025 to 31 December 2025" in text
    assert FiscalYear.objects.get().inputs_sha256 in text
    assert "£18.50" in text  # 222,000 for 120 hours
    # Two people at three times the lowest are not shown, nor the five beside them who would give them away.
    assert text.count("not shown") >= 2
    assert "£36.00" not in text


def test_among_four_nothing_is_shown(client, hours):
    closed_with(hours, 12_000, 13_000, 14_000, 50_000)
    text = text_of(client)
    assert "fewer than five" in text
    assert "to 1<" not in text


def test_only_worker_members_with_hours_and_pay_are_counted(client, hours):
    closed_with(hours, *[12_000] * 5)
    assert PatronageInput.objects.filter(measure="hours").count() == 5
    assert "1 to 1" in text_of(client)


def test_supporters_do_not_count(client, hours):
    closed_with(hours, *[12_000] * 6, class_code="user")
    assert "fewer than five" in text_of(client)


def test_the_file_has_what_the_page_has(client, hours):
    year = closed_with(hours, *[12_000] * 5, *[18_000] * 5)
    answer = client.get("/open-books/pay-ratio.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="pay-ratio.csv"'
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert [(row["row"], row["from_times"], row["value"]) for row in rows] == [
        ("ratio_tenths", "", "15"), ("average_minor_per_hour", "", "1500"),
        ("people", "1", "5"), ("people", "5/4", "0"), ("people", "3/2", "5"), ("people", "2", "0"), ("people", "3", "0"),
    ]  # fmt: skip
    assert {row["fingerprint"] for row in rows} == {year.inputs_sha256}


def test_the_page_of_the_books_leads_to_it(client, hours, november):
    assert f'href="{URL}"' not in client.get("/open-books/").text
    closed_with(hours, *[12_000] * 5)
    text = text_of(client, "/open-books/")
    assert f'href="{URL}"' in text
    assert "1 to 1" in text


@pytest.mark.parametrize("people", [1, 3])
def test_it_takes_two_statements_and_one_when_it_is_known(client, hours, people):
    closed_with(hours, *[12_000] * people)
    cache.clear()
    client.get("/open-books/pay-ratio.csv")
    cache.clear()
    for statements in (2, 1):
        with CaptureQueriesContext(connection) as captured:
            client.get(URL)
        assert len(captured) == statements
