import pytest
from django.test import Client

from tests.factories.marketplace import a_user
from tests.factories.members import an_officer
from tests.factories.policies import a_draft, sent
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_board_sees_what_waits_and_how_much_is_missing():
    browser = browser_of(an_officer())
    assert "No text waits" in browser.get("/office/policies/").text
    sent(a_draft())
    page = browser.get("/office/policies/")
    parse_strictly(page)
    assert "2 approvals missing" in page.text


def test_others_do_not():
    assert browser_of(a_user()).get("/office/policies/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_whatever_the_rows(rows):
    for number in range(rows):
        sent(a_draft(f"Policy {number}"))
    browser = browser_of(an_officer())
    browser.get("/office/policies/")
    assert queries_of("cms_policies", lambda: browser.get("/office/policies/")) == 1
    assert queries_of("wagtailcore_taskstate", lambda: browser.get("/office/policies/")) == 1
