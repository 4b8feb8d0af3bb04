import pytest
from django.test import Client, override_settings

from cms.help.models import Usefulness
from tests.factories.help import a_help_page
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def send(client, page, **said):
    return client.post(f"/help/answer/{page.pk}/", said, follow=True)


def test_a_reader_says_no_and_why_and_finds_it_on_the_page_to_change(client):
    page = a_help_page()
    before = client.get(page.url)
    parse_strictly(before)
    assert "Change my answer" not in before.text
    after = send(client, page, useful="no", words="Where is the button?")
    parse_strictly(after)
    assert after.status_code == 200
    assert "Thank you." in after.text
    assert "Change my answer" in after.text
    assert "Where is the button?" in after.text
    send(client, page, useful="yes")
    assert list(Usefulness.objects.values_list("useful", "words")) == [(True, "")]


def test_two_visits_are_two_answers_and_neither_sees_the_other(client):
    page = a_help_page()
    send(client, page, useful="yes")
    other = Client()
    assert "Change my answer" not in other.get(page.url).text
    send(other, page, useful="no")
    assert sorted(Usefulness.objects.values_list("useful", flat=True)) == [False, True]


def test_what_is_kept_of_the_visit_is_not_its_session(client):
    page = a_help_page()
    send(client, page, useful="yes")
    kept = Usefulness.objects.get().visit
    assert len(kept) == 64
    assert client.session.session_key not in kept


def test_without_yes_or_no_the_reader_is_asked_to_choose(client):
    page = a_help_page()
    assert "Choose yes or no." in send(client, page, words="Hm").text
    assert Usefulness.objects.count() == 0


def test_a_page_that_is_not_there_takes_no_answer(client):
    assert client.post("/help/answer/987654/", {"useful": "yes"}).status_code == 404


@override_settings(ACCOUNT_RATE_LIMITS={"answer_help": "2/h/ip"})
def test_too_many_answers_from_one_place_are_told_to_wait(client):
    page = a_help_page()
    answers = [client.post(f"/help/answer/{page.pk}/", {"useful": "yes"}).status_code for _ in range(3)]
    assert answers == [302, 302, 429]
