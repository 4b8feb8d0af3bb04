import pytest
from django.contrib.auth.models import Group
from django.test import Client

from cms.help.actions.say_whether_useful import say_whether_useful
from tests.factories.cast import an_office_person
from tests.factories.help import a_help_page
from tests.factories.marketplace import a_user
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_editors_see_counts_and_words_with_the_least_useful_first(noon):
    good, bad = a_help_page("Good"), a_help_page("Bad")
    say_whether_useful(by=None, page=good, visit="1", useful=True, words="", at=noon)
    say_whether_useful(by=None, page=bad, visit="1", useful=False, words="I am lost", at=noon)
    editor = a_user("Edi Tor")
    editor.groups.add(Group.objects.get(name="Editors"))
    page = browser_of(editor).get("/office/help/")
    parse_strictly(page)
    assert [row["title"] for row in page.context["rows"]] == ["Bad", "Good"]
    assert "0 found it useful, 1 did not" in page.text
    assert "I am lost" in page.text


def test_others_do_not_see_it():
    assert browser_of(a_user()).get("/office/help/").status_code == 403
    assert Client().get("/office/help/").status_code == 302


def test_before_a_page_is_written_it_says_so():
    assert "No answers are written yet" in browser_of(an_office_person()).get("/office/help/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_three_questions_whatever_the_rows(noon, rows):
    for number in range(rows):
        page = a_help_page(f"Question {number}")
        say_whether_useful(by=None, page=page, visit="1", useful=False, words="Hm", at=noon)
    browser = browser_of(an_office_person())
    assert queries_of("cms_help", lambda: browser.get("/office/help/")) == 3
