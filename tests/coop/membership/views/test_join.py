import pytest

from coop.membership.models import MemberClass
from coop.membership.registry import costs_of
from tests.factories.classes import class_has
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_everybody_reads_what_each_class_costs_and_may_do(client):
    response = client.get("/join/")
    parse_strictly(response)
    for words in ("Worker-members", "Customer-members", "Supporter-members", "You do not vote on: the rules"):
        assert words in response.text
    for link in ("/join/apply/?class=worker", "/rules/"):
        assert f'href="{link}"' in response.text


def test_the_costs_are_those_that_the_rooms_charge(client, noon):
    worker = MemberClass.objects.get(code="worker")
    costs = costs_of(member_class=worker, at=noon)
    assert costs != []
    text = client.get("/join/").text
    assert all(cost.amount in text and cost.label in text for cost in costs)


def test_how_one_leaves_follows_from_the_class(client):
    class_has("worker", leaving_rule="years_end", leaving_years=3, vote_ends="at_once")
    text = client.get("/join/").text
    assert "You can leave at the end of the 3. year after your notice." in text
    assert "Your vote ends when you give notice." in text


def test_who_is_signed_in_finds_their_own_membership(signed_in, ada):
    assert 'href="/me/membership/"' in signed_in(ada).get("/join/").text
