"""The ballot page: what is said before the vote, and a page for every state."""

import copy
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.decisions.calculations.rule_words import threshold_words
from coop.membership.models import Member
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.pack_files import shipped_pack
from tests.factories import votes
from tests.factories.marketplace import a_member, a_user
from tests.factories.vote_pages import address, browser_of, declared, of_the_page
from tests.factories.votes import (
    AFTER,
    CLOSES,
    DURING,
    FOR,
    OPENS,
    a_noticed_vote,
    an_open_election,
    an_open_vote,
    close_it,
    members,
    vote,
    voters_of,
)

pytestmark = pytest.mark.django_db


def page(decision, member, at, frozen):
    frozen(at)
    response = browser_of(member).get(address("vote", decision))
    return response, response.content.decode()


@pytest.mark.parametrize(
    ("secrecy", "said"),
    [
        ("L0", "Your name and vote are visible to members."),
        ("L1+", "The people who run the server could work it out while voting is open."),
    ],
)
def test_the_secrecy_is_said_before_the_vote_with_what_changes_and_when_it_closes(frozen, secrecy, said):
    decision = an_open_vote(3, secrecy=secrecy)
    response, html = page(decision, voters_of(decision)[0], DURING, frozen)
    assert response.status_code == 200
    assert html.index(said) < html.index('type="radio"')
    for words in (
        "Shall the levy be 7 % from 1 July?",
        "The co-op keeps 7 % of each booking.",
        "The levy stays at 8 %.",
        "Monday 15 June 2026, 12:00 (BST)",
        "must take part",
    ):
        assert words in html
    assert html.count('type="radio"') == 3
    assert response["Cache-Control"].count("no-store") == 1


def test_whoever_voted_by_name_finds_their_vote_and_changes_it(frozen):
    decision = an_open_vote(3)
    ada = voters_of(decision)[0]
    vote(decision, ada, FOR)
    _response, html = page(decision, ada, DURING, frozen)
    assert "Change your vote" in html
    assert 'value="for" required id="id_choice_0" checked' in html or 'value="for"' in html.split("checked")[0][-120:]


def test_whoever_voted_in_secret_is_told_so_and_gets_no_ballot(frozen):
    decision = an_open_vote(3, secrecy="L1+")
    ada = voters_of(decision)[0]
    vote(decision, ada, FOR)
    _response, html = page(decision, ada, DURING, frozen)
    assert "You have voted" in html
    assert 'type="radio"' not in html


def test_before_opening_the_page_says_when(frozen):
    decision = a_noticed_vote(members(3))
    _response, html = page(decision, voters_of(decision)[0], OPENS, frozen)
    assert "Voting has not opened yet" in html
    assert "Monday 1 June 2026" in html
    assert 'type="radio"' not in html


def test_after_the_time_it_is_closed_even_before_the_closing_job_ran(frozen):
    decision = an_open_vote(3)
    _response, html = page(decision, voters_of(decision)[0], CLOSES, frozen)
    assert "Voting has closed" in html
    close_it(decision)
    _response, html = page(decision, voters_of(decision)[0], AFTER, frozen)
    assert "Voting has closed" in html
    assert 'type="radio"' not in html


def test_a_member_who_is_not_on_the_roll_may_read_but_not_vote(frozen):
    decision = an_open_vote(3)
    _response, html = page(decision, a_member(a_user("Newcomer")), DURING, frozen)
    assert "You are not on the roll of this vote" in html
    assert 'type="radio"' not in html


def test_strangers_are_told_of_no_vote(frozen):
    decision = an_open_vote(3)
    frozen(DURING)
    client = browser_of(None)
    assert client.get(address("vote", decision)).status_code == 302
    client.force_login(a_user("Customer"))
    assert client.get(address("vote", decision)).status_code == 404


def test_candidates_are_ranked_by_typed_numbers_with_names_for_everyone(frozen):
    decision = an_open_election(3)
    _response, html = page(decision, voters_of(decision)[0], DURING, frozen)
    for name in ("Ada", "Bo", "Cy", "Di"):
        assert html.count(f"Rank for {name}") == 1
    assert html.count('inputmode="numeric"') == 4
    assert "I know the work." in html


def test_candidates_stand_in_another_order_for_each_voter_and_the_same_each_time(frozen):
    decision = an_open_election(12)
    frozen(DURING)
    orders = set()
    for member in voters_of(decision):
        client = browser_of(member)
        html = client.get(address("vote", decision)).content.decode()
        order = tuple(sorted(("Ada", "Bo", "Cy", "Di"), key=lambda name, html=html: html.index(f"Rank for {name}")))
        again = client.get(address("vote", decision)).content.decode()
        assert order == tuple(sorted(order, key=lambda name, again=again: again.index(f"Rank for {name}")))
        orders.add(order)
    assert len(orders) > 3


def test_turnout_is_shown_to_whom_the_vote_says_and_never_a_tally(frozen):
    shown, hidden = an_open_vote(4, turnout_audience="members"), an_open_vote(4, turnout_audience="none")
    for decision in (shown, hidden):
        for member in voters_of(decision)[:2]:
            vote(decision, member, FOR)
    assert "2 of 4 members have voted." in page(shown, voters_of(shown)[2], DURING, frozen)[1]
    assert "members have voted" not in page(hidden, voters_of(hidden)[2], DURING, frozen)[1]
    assert "nobody sees how many have voted" in page(hidden, voters_of(hidden)[2], DURING, frozen)[1]


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_costs_the_same_at_three_and_at_thirty_voters(frozen, number):
    decision = an_open_vote(number, turnout_audience="members")
    for member in voters_of(decision)[: number // 3]:
        vote(decision, member, FOR)
    frozen(DURING)
    client = browser_of(voters_of(decision)[-1])
    client.get(address("vote", decision))
    with CaptureQueriesContext(connection) as queries:
        client.get(address("vote", decision))
    assert len(of_the_page(queries)) == 9, of_the_page(queries)


def test_the_declared_result_is_one_press_away(frozen):
    decision = declared(an_open_vote(3))
    _response, html = page(decision, voters_of(decision)[0], AFTER, frozen)
    assert address("result", decision) in html


def test_the_rule_of_the_vote_leads_to_the_rulebook_it_is_made_under(frozen):
    decision = an_open_vote(3)
    _response, html = page(decision, voters_of(decision)[0], DURING, frozen)
    assert f'href="/rules/versions/{decision.pack.version}/#type-{decision.decision_type}"' in html


def test_a_change_of_a_value_can_be_tried_before_voting(frozen):
    payload = {"key": "levy_bp", "value": 700, "scope": ""}
    decision = an_open_vote(3, kind="policy_change", subject_key="policy_change", subject_payload=payload)
    _response, html = page(decision, voters_of(decision)[0], DURING, frozen)
    assert 'href="/rules/levy_bp/try/?value=7"' in html


def test_a_voter_is_warned_of_a_candidate_who_cannot_be_elected_as_things_stand(frozen):
    decision = an_open_election(3)
    voter = voters_of(decision)[0]
    assert "As things stand" not in page(decision, voter, DURING, frozen)[1]
    Member.objects.filter(user__name="Bo").update(state="suspended")
    assert (
        "As things stand Bo cannot be elected: Only members in good standing can stand. If"
        in (page(decision, voter, DURING, frozen)[1])
    )


def test_where_the_rules_weigh_classes_the_ballot_says_so_and_never_that_all_votes_count_the_same(frozen):
    body = copy.deepcopy(shipped_pack("plain_default"))
    ordinary = body["decision_types"]["ordinary"]
    ordinary["weighting"] = {"shape": "cap", "cap": "1/4", "classes": ["supporter"]}
    ordinary["clause"]["weighting"] = "ordinary"
    said = "The votes of “supporter” together count for at most 1/4 of all; above that each counts less."
    plain = an_open_vote(3)
    assert said not in page(plain, voters_of(plain)[0], DURING, frozen)[1]
    pack = adopt_pack(by=None, body=body, decision_name="General meeting", at=OPENS - timedelta(days=30))
    weighed = an_open_vote(3)
    votes._put(weighed, pack=pack)
    html = page(weighed, voters_of(weighed)[0], DURING, frozen)[1]
    assert said in html
    assert threshold_words(weighed.type_rules).endswith(said)
