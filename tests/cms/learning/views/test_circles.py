import pytest
from django.test import Client

from tests.factories.learning import AFTER, BEFORE, a_circle, a_course, a_facilitator, a_learner
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_before_a_circle_is_open_the_page_says_so(client):
    page = client.get("/learning/circles/")
    parse_strictly(page)
    assert "No circle is open just now" in page.text


def test_open_circles_stand_with_their_free_places_until_the_last_session_begins(client, frozen):
    frozen(BEFORE)
    a_learner(a_circle(size_limit=2))
    page = client.get("/learning/circles/")
    parse_strictly(page)
    assert "1 of 2 places is free" in page.text
    assert "Tuesday 9 June 2026, 18:30" in page.text
    frozen(AFTER)
    assert "No circle is open just now" in client.get("/learning/circles/").text


def test_the_editors_pages_lead_to_the_circles(client, frozen):
    frozen(BEFORE)
    course = a_circle(course=a_course()).course
    for page in (course, course.get_parent()):
        shown = client.get(page.url)
        parse_strictly(shown)
        assert "/learning/circles/" in shown.text
    assert "Talk about: Reading the books." in client.get(course.url).text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_two_questions_whatever_the_rows(client, frozen, rows):
    frozen(BEFORE)
    leader, course = a_facilitator(), a_course()
    for _ in range(rows):
        a_circle(by=leader, course=course)
    client.get("/learning/circles/")
    assert queries_of("cms_learning", lambda: client.get("/learning/circles/")) == 2


def test_a_facilitator_finds_the_desk():
    browser = Client()
    browser.force_login(a_facilitator())
    assert "/learning/desk/" in browser.get("/learning/circles/").text
