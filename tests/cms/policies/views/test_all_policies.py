import pytest

from tests.factories.policies import a_policy, a_policy_index
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_before_one_is_approved_the_page_says_so(client):
    page = client.get("/policies/all/")
    parse_strictly(page)
    assert "No policy is in force yet" in page.text


def test_every_policy_stands_with_its_version_here_and_on_the_editors_page(client):
    a_policy()
    for path in ("/policies/all/", a_policy_index().url):
        page = client.get(path)
        parse_strictly(page)
        assert "Privacy" in page.text
        assert "Version 1, in force since" in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_one_question_whatever_the_rows(client, rows):
    for number in range(rows):
        a_policy(f"Policy {number}")
    assert queries_of("cms_policies", lambda: client.get("/policies/all/")) == 1
