import pytest

from coop.membership.registry import Card, coop_cards
from tests.factories.members import admitted, an_officer
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def a_card():
    """What another room might show, for one test."""

    def make(*, user, roles, at):
        return (
            Card("Next vote", "The levy, until Friday.", "/rules/", "Read and vote", 5, "7 %")
            if "member" in roles
            else None
        )

    coop_cards.register("tests.card", make)
    yield
    del coop_cards._values["tests.card"]


def test_a_member_sees_what_every_room_has_to_say_in_order(signed_in, board, ada, a_card):
    admitted(ada, board=board)
    response = signed_in(ada).get("/co-op/")
    parse_strictly(response)
    text = response.text
    assert "Worker-member, member 1" in text
    assert text.index("Next vote") < text.index("Your membership")
    assert text.count('<a href="/rules/">Read the rules</a>') == 1
    assert "Members&#x27; office" not in text


def test_who_is_no_member_is_led_to_joining(signed_in, ada):
    assert signed_in(ada).get("/co-op/").url == "/join/"


def test_an_officer_finds_the_office(signed_in):
    text = signed_in(an_officer("Sid", "secretary")).get("/co-op/").text
    assert 'href="/office/members/applications/"' in text


def test_the_bar_of_a_worker_s_phone_leads_here(signed_in, board, ada):
    admitted(ada, board=board)
    tree = parse_strictly(signed_in(ada).get("/co-op/"))
    links = [(node.get("href"), node.get("aria-current")) for node in tree.iter("a")]
    assert ("/co-op/", "page") in links
