import pytest

from tests.factories.policies import TEXT, a_policy, approved, rewritten
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_every_version_stands_with_what_changed_the_newest_first(client):
    policy = a_policy()
    approved(rewritten(policy, text=[*TEXT, {"heading": "More", "text": "<p>x</p>"}], what_changed="A new section.",
                       asks_again=True))  # fmt: skip
    page = client.get(f"/policies/{policy.slug}/versions/")
    parse_strictly(page)
    assert [row["title"] for row in page.context["rows"]] == ["Version 2", "Version 1"]
    assert "A new section." in page.text
    assert "Had to be accepted again" in page.text


def test_a_policy_that_is_not_there_is_said_to_be_missing(client):
    assert client.get("/policies/nothing/versions/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_whatever_the_rows(client, rows):
    policy = a_policy()
    for _ in range(rows - 1):
        approved(rewritten(policy))
    assert queries_of("cms_policies", lambda: client.get(f"/policies/{policy.slug}/versions/")) == 2
