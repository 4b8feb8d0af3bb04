import copy

import pytest

from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.pack_files import shipped_pack
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


def adopt(body, noon, **more):
    return adopt_pack(by=None, body=body, decision_name="Meeting in June", at=noon, **more)


def test_the_founding_version_shows_its_clauses_and_compares_with_nothing(client):
    response = client.get("/rules/versions/1/")
    parse_strictly(response)
    assert "How many must take part" in response.text
    assert "What it changed" not in response.text


def test_a_new_version_shows_what_it_changed_in_sentences(client, noon):
    body = copy.deepcopy(shipped_pack("plain_default"))
    body["decision_types"]["ordinary"]["quorum"]["percent"] = 40
    body["procedure"]["proxies_per_person"]["value"] = 2
    body["clauses"][9]["text"] = "Equal votes lose."
    adopt(body, noon, decision_url="/decisions/quorum/")
    response = client.get("/rules/versions/2/")
    parse_strictly(response)
    changed = response.text.split("What it changed")[1].split("How we decide")[0]
    assert changed.count("<dt>") == 3
    assert "<del>At least 50 % of the members must take part, and never fewer than 2 members. Abstaining" in changed
    assert "<ins>At least 40 % of the members must take part, and never fewer than 2 members. Abstaining" in changed
    assert "<ins>Most votes one person can cast for others: 2 votes.</ins>" in changed
    assert "<ins>Equal votes lose.</ins>" in changed
    assert 'href="/decisions/quorum/"' in response.text


def test_what_a_new_version_leaves_out_is_said_to_be_gone(client, noon):
    adopt(shipped_pack("uk_worker_cls"), noon)
    response = client.get("/rules/versions/2/")
    parse_strictly(response)
    assert "This is gone." in response.text


def test_a_version_that_says_the_same_says_so(client, noon):
    adopt({**shipped_pack("plain_default"), "title": "Plain rules, again"}, noon)
    assert "Nothing that it says reads differently." in client.get("/rules/versions/2/").text


def test_an_unknown_version_is_not_found(client):
    assert [client.get(f"/rules/versions/{number}/").status_code for number in (0, 2, 99)] == [404, 404, 404]


def test_the_page_makes_one_query(client, noon, django_assert_num_queries):
    adopt(shipped_pack("uk_worker_cls"), noon)
    with django_assert_num_queries(1):
        client.get("/rules/versions/2/")
