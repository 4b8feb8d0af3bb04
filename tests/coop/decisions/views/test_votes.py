"""How members voted by name: for members, after the result, page by page."""

import pytest

from coop.decisions.queries import named_votes
from tests.factories.marketplace import a_user
from tests.factories.vote_pages import address, browser_of, declared
from tests.factories.votes import AFTER, AGAINST, FOR, an_open_vote, vote, voters_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(frozen):
    frozen(AFTER)


def test_names_and_votes_by_number_a_page_at_a_time(monkeypatch):
    monkeypatch.setattr(named_votes, "PAGE", 2)
    decision = an_open_vote(3)
    people = voters_of(decision)
    for person, paper in zip(people, (FOR, AGAINST, FOR), strict=True):
        vote(decision, person, paper)
    decision = declared(decision)
    client = browser_of(people[0])
    html = client.get(address("votes", decision)).content.decode()
    assert html.index("Member 1") < html.index("Member 2")
    assert "Member 3" not in html
    assert f"?after={people[1].member_no}" in html
    rest = client.get(address("votes", decision), {"after": people[1].member_no}).content.decode()
    assert "Member 3" in rest


def test_not_before_the_result_not_for_strangers_and_never_in_a_secret_vote():
    running, secret = an_open_vote(3), an_open_vote(3, secrecy="L1+")
    ada = voters_of(running)[0]
    vote(running, ada, FOR)
    assert browser_of(ada).get(address("votes", running)).status_code == 404
    vote(secret, voters_of(secret)[0], FOR)
    assert browser_of(voters_of(secret)[0]).get(address("votes", declared(secret))).status_code == 404
    done = declared(running)
    client = browser_of(None)
    client.force_login(a_user("Customer"))
    assert client.get(address("votes", done)).status_code == 404
    assert browser_of(None).get(address("votes", done)).status_code == 302


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999", "²"])
def test_odd_places_in_the_list_are_the_beginning(after):
    decision = an_open_vote(3)
    ada = voters_of(decision)[0]
    vote(decision, ada, FOR)
    assert browser_of(ada).get(address("votes", declared(decision)), {"after": after}).status_code == 200
