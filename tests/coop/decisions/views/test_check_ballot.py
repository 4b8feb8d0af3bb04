"""The check: the whole ballot is judged and read back, and nothing is kept."""

import pytest

from coop.decisions.models import Ballot, CastMark
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import AFTER, DURING, an_open_election, an_open_vote, close_it, keys_of, voters_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(frozen):
    frozen(DURING)


def test_a_choice_is_read_back_with_a_button_to_cast_it(now):
    decision = an_open_vote(3)
    response = browser_of(voters_of(decision)[0]).post(address("check_ballot", decision), {"choice": "against"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Cast my vote" in html
    assert "Against" in html
    assert '<input type="hidden" name="choice" value="against">' in html
    assert Ballot.objects.count() == 0


def test_no_choice_is_a_mistake_that_is_named(now):
    decision = an_open_vote(3)
    response = browser_of(voters_of(decision)[0]).post(address("check_ballot", decision), {})
    assert response.status_code == 422
    assert "Choose For, Against or Abstain." in response.content.decode()


def test_ranks_are_read_back_in_order(now):
    decision = an_open_election(3)
    keys = keys_of(decision)
    client = browser_of(voters_of(decision)[0])
    html = client.post(address("check_ballot", decision), {keys["Cy"]: "1", keys["Ada"]: "2"}).content.decode()
    assert html.index("Rank 1") < html.index("Cy") < html.index("Rank 2") < html.index("Ada")
    assert f'name="ranking" value="{keys["Cy"]},{keys["Ada"]}"' in html


def test_mistakes_in_ranks_are_named_beside_the_candidate_and_what_was_typed_stays(now):
    decision = an_open_election(3)
    keys = keys_of(decision)
    client = browser_of(voters_of(decision)[0])
    response = client.post(address("check_ballot", decision), {keys["Cy"]: "1", keys["Ada"]: "1"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "both have rank 1" in html
    assert html.count('value="1"') == 2
    gap = client.post(address("check_ballot", decision), {keys["Cy"]: "1", keys["Ada"]: "3"}).content.decode()
    assert "Nobody has rank 2." in gap


def test_a_ballot_that_ranks_nobody_is_blank_and_the_page_says_so(now):
    decision = an_open_election(3)
    html = browser_of(voters_of(decision)[0]).post(address("check_ballot", decision), {}).content.decode()
    assert "You ranked nobody." in html


def test_checking_uses_nothing_up(now):
    decision = an_open_vote(3, secrecy="L1+")
    browser_of(voters_of(decision)[0]).post(address("check_ballot", decision), {"choice": "for"})
    assert CastMark.objects.count() == 0


def test_when_the_question_closed_meanwhile_the_voter_is_told(frozen):
    decision = an_open_vote(3)
    close_it(decision)
    frozen(AFTER)
    response = browser_of(voters_of(decision)[0]).post(address("check_ballot", decision), {"choice": "for"})
    assert response.status_code == 409
    assert "Voting is not open" in response.content.decode()
