import pytest
from django.test import Client

from cms.policies.actions.accept_policy import accept_policy
from tests.factories.marketplace import a_member, a_user
from tests.factories.members import applied
from tests.factories.policies import a_policy
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_nothing_so_far_is_said_kindly():
    page = browser_of(a_user()).get("/me/policies/")
    parse_strictly(page)
    assert "Nothing so far" in page.text


def test_what_was_agreed_to_at_joining_stands_in_the_same_list():
    page = browser_of(applied().user).get("/me/policies/")
    assert "Share money is at risk" in page.text


def test_what_waits_and_what_was_accepted_stand_apart(noon):
    user = a_member().user
    accept_policy(by=user, policy=a_policy(), number=1, at=noon)
    a_policy("Safety")
    page = browser_of(user).get("/me/policies/")
    parse_strictly(page)
    assert [row["title"] for row in page.context["waiting"]] == ["Safety"]
    assert [row["label"] for row in page.context["accepted"]] == ["Privacy"]
    assert "1 policy waits for you" in browser_of(user).get("/co-op/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_two_questions_whatever_the_rows(noon, rows):
    user = a_member().user
    for number in range(rows):
        accept_policy(by=user, policy=a_policy(f"Policy {number}"), number=1, at=noon)
        a_policy(f"Other {number}")
    browser = browser_of(user)
    assert queries_of("cms_policies", lambda: browser.get("/me/policies/")) == 2
