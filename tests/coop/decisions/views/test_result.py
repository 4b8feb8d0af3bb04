"""The result page; and before the declaration, nothing, for anybody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.elect_unopposed import elect_unopposed
from coop.decisions.models import CountFile
from coop.membership.models import Member
from tests.factories.vote_pages import address, browser_of, declared, of_the_page
from tests.factories.votes import (
    ABSTAIN,
    AFTER,
    AGAINST,
    DURING,
    FOR,
    an_open_election,
    an_open_vote,
    close_it,
    keys_of,
    vote,
    voters_of,
)

pytestmark = pytest.mark.django_db


def shown(decision):
    response = browser_of(None).get(address("result", decision))
    assert response.status_code == 200
    return response.content.decode()


def test_the_outcome_in_a_sentence_with_the_inequality_and_the_command(frozen):
    frozen(AFTER)
    decision = an_open_vote(6)
    for person, paper in zip(voters_of(decision), (FOR, FOR, FOR, AGAINST, ABSTAIN), strict=False):
        vote(decision, person, paper)
    html = shown(declared(decision))
    assert "“Lower the levy to 7 %” was carried." in html
    assert "2 x 3 = 6 is more than 1 x 4 = 4: met." in html
    assert "5 took part out of 6 members" in html
    assert "5 of 6 members voted." in html
    assert html.count("checks__met") == 2
    assert f"coopcount verify {decision.slug}-1.zip" in html
    for stem in ("bundle", "board_file", "receipt"):
        assert address(stem, decision) in html
    assert address("votes", decision) not in html  # how members voted is for members
    members_page = browser_of(voters_of(decision)[0]).get(address("result", decision)).content.decode()
    assert address("votes", decision) in members_page
    assert address("ballots_file", decision) not in html


def test_a_vote_with_too_few_says_so_with_its_numbers(frozen):
    frozen(AFTER)
    decision = an_open_vote(6)
    vote(decision, voters_of(decision)[0], FOR)
    html = shown(declared(decision))
    assert "too few members took part" in html
    assert html.count("checks__not") == 1


def test_an_election_shows_who_is_elected_stage_by_stage(frozen):
    frozen(AFTER)
    decision = an_open_election(24)
    keys = keys_of(decision)
    wishes = [["Ada", "Bo"], ["Ada", "Cy"], ["Bo", "Ada"], ["Cy", "Bo"], ["Ada"], []]
    for number, person in enumerate(voters_of(decision)):
        vote(decision, person, [keys[name] for name in wishes[number % 6]])
    decision = declared(decision)
    html = shown(decision)
    elected = re.search(r'<ol class="elected">(.*?)</ol>', html, re.S).group(1)
    assert re.findall(r"<li>(.*?)</li>", elected) == decision.result["names"]
    assert html.count("Stage 1") >= 2
    assert f'class="back" href="{decision.get_absolute_url()}"' in html
    assert "24 of 24 members voted." in html  # the four blank papers took part
    assert address("ballots_file", decision) in html
    assert "Revealed after it" in html


def test_a_candidate_who_was_set_aside_is_named_with_what_became_of_their_papers(frozen):
    frozen(AFTER)
    decision = an_open_election(6)
    keys = keys_of(decision)
    for person in voters_of(decision):
        vote(decision, person, [keys["Bo"], keys["Ada"]])
    Member.objects.filter(user__name="Bo").update(state="suspended")
    html = shown(declared(decision))
    assert "Bo could not be elected any more at the count. Papers passed to the next choice." in html


def test_nobody_sees_anything_before_the_declaration(frozen):
    frozen(DURING)
    decision = an_open_vote(5, turnout_audience="members")
    for person in voters_of(decision)[:3]:
        vote(decision, person, FOR)
    quiet = shown(decision)
    assert "There is no result yet" in quiet
    assert not re.search(r"\b3\b", re.sub(r"<[^>]+>|2026|\d\d:\d\d", "", quiet))
    close_it(decision)
    count_decision(by=None, decision=decision, at=AFTER)
    assert "There is no result yet" in shown(decision)
    for stem in ("bundle", "ballots_file"):
        assert browser_of(None).get(address(stem, decision)).status_code == 404
    assert CountFile.objects.exists()


def test_unopposed_candidates_are_elected_without_a_ballot(frozen):
    from coop.decisions.actions.declare_result import declare_result
    from tests.factories.votes import OPENS, a_noticed_election

    decision = a_noticed_election(6, names=("Ada", "Bo"), seats=2)
    decision = elect_unopposed(by=None, decision=decision, at=OPENS)
    assert (decision.state, decision.outcome) == ("counted", "elected")
    html = shown(declare_result(by=None, decision=decision, at=AFTER))
    assert "<li>Ada</li><li>Bo</li>" in html
    assert "coopcount verify" not in html


@pytest.mark.parametrize("number", [4, 24])
def test_the_page_costs_the_same_for_few_and_for_many(frozen, number):
    frozen(AFTER)
    decision = an_open_vote(number)
    for person in voters_of(decision):
        vote(decision, person, FOR)
    decision = declared(decision)
    client = browser_of(None)
    with CaptureQueriesContext(connection) as queries:
        client.get(address("result", decision))
    assert len(of_the_page(queries)) == 6, of_the_page(queries)
