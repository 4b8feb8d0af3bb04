import pytest
from django.test import override_settings

from tests.factories.help import a_help_index, a_help_page
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_without_words_all_answers_stand_by_whom_they_are_for(client):
    a_help_page()
    a_help_page("When am I paid?", reader="workers")
    page = client.get("/help/search/")
    parse_strictly(page)
    assert [group["title"] for group in page.context["groups"]] == ["If you book help", "If you work here"]


def test_words_find_answers_and_stay_in_the_box(client):
    a_help_page()
    page = client.get("/help/search/", {"words": "call  off"})
    assert [row["title"] for row in page.context["found"]] == ["How do I call off a booking?"]
    assert 'value="call  off"' in page.text
    assert "1 answer" in page.text


@pytest.mark.parametrize("words", ["bookings", "booked", "calling off a booking"])
def test_an_answer_is_found_by_other_forms_of_its_words(client, words):
    a_help_page()
    a_help_page("When am I paid?", lead="Three days after the job.", body=[])
    page = client.get("/help/search/", {"words": words})
    assert [row["title"] for row in page.context["found"]] == ["How do I call off a booking?"]


@override_settings(COOP={"name": "Calder", "phone": "01422 555 0100", "email": "hi@example.org", "legal_line": "",
                         "zone": "Europe/London", "locale": "en-gb", "currency": "GBP", "country": "GB"})  # fmt: skip
def test_whoever_finds_nothing_finds_a_person_to_ask(client):
    page = client.get("/help/search/", {"words": "giraffe"})
    parse_strictly(page)
    assert "We have no answer with these words" in page.text
    assert 'href="tel:014225550100"' in page.text
    assert 'href="mailto:hi@example.org"' in page.text


def test_before_anything_is_written_the_page_says_so(client):
    assert "Nothing is written here yet" in client.get("/help/search/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_for_one_answer_as_for_three(client, django_assert_num_queries, rows):
    for number in range(rows):
        a_help_page(f"Question {number}")
    client.get("/help/search/")
    with django_assert_num_queries(2):
        client.get("/help/search/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_asks_the_database_the_same_for_one_answer_as_for_three(client, django_assert_num_queries, rows):
    for number in range(rows):
        a_help_page(f"Booking {number}")
    client.get("/help/search/")
    with django_assert_num_queries(2):
        found = client.get("/help/search/", {"words": "booking"}).context["found"]
    assert len(found) == rows


def test_the_way_in_shows_the_answers_too(client):
    a_help_page()
    page = client.get(a_help_index().url)
    parse_strictly(page)
    assert page.status_code == 200
    assert "How do I call off a booking?" in page.text
