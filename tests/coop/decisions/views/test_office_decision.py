"""One decision on the desk."""

import pytest

from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.models import Decision, Nomination
from tests.factories.deciding import (
    CLOSES,
    OPENS,
    PROPOSED,
    SENT,
    a_submitted,
    a_voter,
    an_officer,
    decided,
    with_final_text,
)
from tests.factories.votes import an_election_plan

pytestmark = pytest.mark.django_db


def page(client, decision):
    return client.get(f"/office/decisions/{decision.slug}/").content.decode()


def test_before_voting_opens_it_lists_what_is_missing(browse, ana, jo):
    decision = with_final_text(jo, ana)
    give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    shown = page(browse(ana, SENT), decision)
    assert "The notice was sent to everybody: 2 copies of the notice are still waiting to be sent." in shown
    assert "The opening time in the notice has not come." in shown


def test_each_state_offers_its_own_steps(browse, ana, jo):
    shown = page(browse(ana, PROPOSED), a_submitted(jo))
    assert "/step/rule_admissible/" in shown
    assert "/step/open_voting/" not in shown


def test_earlier_decisions_that_may_be_the_same_are_shown(browse, ana, jo):
    decided(jo, ana, votes={jo: "against", ana: "against"})
    shown = page(browse(ana, CLOSES), a_submitted(jo, at=CLOSES))
    assert "A bike for deliveries (not carried, Friday 3 July 2026)" in shown


def test_members_have_no_business_there(browse, jo):
    assert browse(jo, PROPOSED).get(f"/office/decisions/{a_submitted(jo).slug}/").status_code == 403


def test_a_candidate_reads_that_somebody_else_runs_the_election(browse, ana):
    bo = an_officer("Bo Lind", office="board")
    decision = an_election_plan()
    Nomination.objects.create(decision=decision, candidate=bo, nominated_by=bo, state="accepted", nominated_at=PROPOSED)
    shown = page(browse(bo, PROPOSED), decision)
    assert "You stand in this election, so somebody else runs it" in shown
    assert "/step/" not in shown
    assert "/step/rule_out_of_order/" in page(browse(ana, PROPOSED), decision)
    url = f"/office/decisions/{decision.slug}/step/settle_text/"
    assert browse(bo, PROPOSED).get(url)["Location"] == f"/office/decisions/{decision.slug}/"
    assert browse(bo, PROPOSED).post(url).status_code == 403
    assert browse(bo, PROPOSED).get(f"/office/decisions/{decision.slug}/notice/").status_code == 403


def test_whom_a_decision_is_about_reads_that_the_next_step_is_not_theirs(browse, jo):
    bo = an_officer("Bo Lind", office="secretary")
    decision = a_submitted(jo)
    Decision.objects.filter(pk=decision.pk).update(subject_payload={"user_id": bo.user_id})
    assert "The next step is for others to take." in page(browse(bo, PROPOSED), decision)


def test_the_returning_officer_has_the_desk_of_their_election_alone(browse, ana, jo):
    rita = a_voter("Rita Returning")
    decision = an_election_plan(officer=rita.user)
    client = browse(rita, PROPOSED)
    assert "/step/settle_text/" in page(client, decision)
    assert (
        f"/office/decisions/{decision.slug}/" in client.get(f"/decisions/{decision.slug}/nominations/").content.decode()
    )
    assert client.get(f"/office/decisions/{a_submitted(jo).slug}/").status_code == 403


def test_a_challenge_is_not_answered_by_whoever_ran_the_vote(browse, ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    challenge_result(by=jo.user, decision=decision, text="It opened late.", at=CLOSES)
    alone = browse(ana, CLOSES).get(f"/office/decisions/{decision.slug}/step/void_result/").content.decode()
    assert 'name="arbitrator"' in alone
    bo = an_officer("Bo Lind", office="board")
    shown = page(browse(ana, CLOSES), decision)
    assert "so somebody else answers: Bo Lind." in shown
    assert "/step/void_result/" not in shown
    assert "/step/confirm_result/" not in shown
    assert "/step/void_result/" in page(browse(bo, CLOSES), decision)
    assert (
        'name="arbitrator"' not in browse(bo, CLOSES).get(f"/office/decisions/{decision.slug}/step/void_result/").text
    )
