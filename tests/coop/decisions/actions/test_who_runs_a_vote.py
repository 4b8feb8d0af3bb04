"""Candidates do not run their own election, and nobody judges the vote they ran (governance 3.2 and 3.7)."""

import re
from datetime import timedelta

import pytest
from django.db import Error, transaction

from coop.decisions.actions.answer_challenge import answer_challenge
from coop.decisions.actions.answer_nomination import answer_nomination
from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.elect_unopposed import elect_unopposed
from coop.decisions.actions.extend_voting import extend_voting
from coop.decisions.actions.finish import finish
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.object_to_roll import object_to_roll
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.rule_out_of_order import rule_out_of_order
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.actions.void_result import void_result
from coop.decisions.actions.withdraw import withdraw
from coop.decisions.errors import AboutYourself, ArbitratorNeeded, AskedItYourself, OnlyTheSecretary, RanThisVote
from coop.decisions.models import Challenge, ElectionPlan, Nomination, RollEntry
from coop.decisions.policies import can_run
from coop.decisions.queries.answering import RUNS_THE_VOTE
from coop.decisions.tasks import run_clock
from coop.decisions.voting_errors import StandsHere
from tests.factories import votes
from tests.factories.deciding import CLOSES, SENT, a_voter, an_officer, decided, noticed
from tests.factories.vote_pages import declared
from tests.factories.votes import DURING, OPENS
from tests.support.house import REPOSITORY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def bo():
    """On the board, and stands for it again."""
    return an_officer("Bo Lind", office="board")


@pytest.fixture
def ana():
    """The secretary, who does not stand."""
    return an_officer()


def an_election(candidate, *, state="accepted", opened=True):
    """Ada and the candidate stand; Rita is the returning officer."""
    decision = votes.an_election_plan(seats=1)
    votes.stands(decision, "Ada")
    Nomination.objects.create(
        decision=decision, candidate=candidate, nominated_by=candidate, state=state, nominated_at=OPENS - 40 * DAY
    )
    votes._give_notice(decision, votes.members(3))
    if opened:
        votes.open_it(decision)
    return decision


def run_it(verb, by, decision):
    """Each act by which somebody could lead the election one way or the other."""
    facts = {"by": by, "at": DURING}
    if verb == "strike_entry":
        return strike_entry(**facts, entry=RollEntry.objects.filter(roll__decision=decision)[0], reason="left")
    acts = {
        "settle_text": (settle_text, {}),
        "give_notice": (give_notice, {"opens_at": OPENS, "closes_at": OPENS + 20 * DAY}),
        "open_voting": (open_voting, {}),
        "extend_voting": (extend_voting, {"until": OPENS + 20 * DAY, "reason": "The mail was late."}),
        "rule_out_of_order": (rule_out_of_order, {"reason": "I shall lose."}),
        "withdraw": (withdraw, {"reason": "I shall lose."}),
    }
    act, more = acts[verb]
    return act(**facts, **more, decision=decision)


@pytest.mark.parametrize(
    "verb",
    ["settle_text", "give_notice", "open_voting", "extend_voting", "rule_out_of_order", "strike_entry", "withdraw"],
)
def test_a_candidate_takes_no_step_of_their_own_election(bo, verb):
    decision = an_election(bo)
    with pytest.raises(StandsHere):
        run_it(verb, bo.user, decision)


def test_another_officer_and_the_returning_officer_run_it(bo, ana):
    decision = an_election(bo)
    rita = ElectionPlan.objects.get().returning_officer
    assert [can_run(who, decision) for who in (bo.user, ana.user, rita)] == [False, True, True]
    assert run_it("strike_entry", ana.user, decision).struck_by == ana.user
    decision = run_it("rule_out_of_order", rita, decision)
    assert decision.state == "out_of_order"
    assert not can_run(rita, decision)  # nothing is left to run


def test_the_returning_officer_of_one_election_runs_no_other_vote(bo, ana):
    an_election(bo)
    rita = ElectionPlan.objects.get().returning_officer
    decision = noticed(a_voter(), ana)
    with pytest.raises(OnlyTheSecretary):
        rule_out_of_order(by=rita, decision=decision, reason="No.", at=SENT)


def test_whoever_was_nominated_is_free_again_by_declining(bo):
    decision = an_election(bo, state="proposed", opened=False)
    with pytest.raises(StandsHere):
        run_it("rule_out_of_order", bo.user, decision)
    answer_nomination(by=bo, decision=decision, stands=False, at=OPENS - DAY)
    assert run_it("rule_out_of_order", bo.user, decision).state == "out_of_order"


def test_a_nomination_nobody_answered_binds_nobody_once_voting_opened(bo):
    assert can_run(bo.user, an_election(bo, state="proposed"))


def test_the_clock_brings_it_to_its_end_and_the_elected_may_then_look_after_it(bo):
    decision = an_election(bo)
    votes.vote(decision, votes.voters_of(decision)[0], [votes.keys_of(decision)["Bo Lind"]])
    decision = declared(decision)
    with pytest.raises(StandsHere):
        confirm_result(by=bo.user, decision=decision, at=decision.challenge_until)
    run_clock(at=decision.challenge_until)
    run_clock(at=decision.challenge_until)
    decision.refresh_from_db()
    assert decision.state == "in_force"
    assert finish(by=bo.user, decision=decision, no_action=True, at=decision.challenge_until).state == "done"


def test_the_count_is_started_by_the_clock_or_by_who_keeps_the_decision_in_order(bo, ana):
    decision = an_election(bo)
    votes.close_it(decision)
    for who, refused in ((a_voter("Jo Brook").user, OnlyTheSecretary), (bo.user, StandsHere)):
        with pytest.raises(refused):
            count_decision(by=who, decision=decision, at=votes.AFTER)
    assert count_decision(by=ana.user, decision=decision, at=votes.AFTER).state == "counted"
    assert decision.events.get(verb="count_decision").by == ana.user


def test_nobody_counts_the_vote_about_themselves(bo, ana):
    payload = {"user_id": ana.user_id, "reasons": "Never there."}
    decision = votes.an_open_vote([bo, ana], kind="removal", subject_key="removal", subject_payload=payload)
    votes.close_it(decision)
    with pytest.raises(AboutYourself):
        count_decision(by=ana.user, decision=decision, at=votes.AFTER)
    assert count_decision(by=bo.user, decision=decision, at=votes.AFTER).state == "counted"


def test_who_is_elected_without_a_ballot_is_not_declared_so_by_anybody_who_asks(bo, ana):
    decision = votes.a_noticed_election(3, names=("Ada", "Cy"), seats=2)
    with pytest.raises(OnlyTheSecretary):
        elect_unopposed(by=a_voter("Jo Brook").user, decision=decision, at=OPENS)
    rita = ElectionPlan.objects.get().returning_officer
    assert elect_unopposed(by=rita, decision=decision, at=OPENS).state == "counted"


def a_challenge(ana, by=None):
    """A result of a vote that Ana ruled on, gave notice of, and brought to its end."""
    jo = a_voter("Jo Brook")
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    challenge_result(by=(by or jo).user, decision=decision, text="It opened late.", at=CLOSES + DAY)
    return decision


LATER = CLOSES + 20 * DAY
DISMISSED = {"answer": "It opened at nine.", "at": LATER}


@pytest.mark.parametrize("act", [confirm_result, void_result])
def test_whoever_ran_the_vote_does_not_judge_it_and_is_told_who_may(bo, ana, act):
    decision = a_challenge(ana)
    with pytest.raises(RanThisVote, match="somebody else answers: Bo Lind"):
        act(by=ana.user, decision=decision, **DISMISSED)
    with pytest.raises(RanThisVote):  # an arbitrator of her choice does not help where somebody is free
        act(by=ana.user, decision=decision, arbitrator="My cousin", **DISMISSED)
    act(by=bo.user, decision=decision, **DISMISSED)
    answered = Challenge.objects.get()
    assert (answered.answered_by, answered.arbitrator) == (bo.user, "")


def test_whoever_raised_it_does_not_answer_it(bo, ana):
    free = an_officer("Cy Free", office="board")
    decision = a_challenge(ana, by=bo)
    with pytest.raises(AskedItYourself, match="somebody else answers: Cy Free"):
        confirm_result(by=bo.user, decision=decision, **DISMISSED)
    assert confirm_result(by=free.user, decision=decision, **DISMISSED).state == "confirmed"


def test_where_nobody_is_free_somebody_from_outside_decides_and_is_named(ana):
    decision = a_challenge(ana)
    with pytest.raises(ArbitratorNeeded, match="somebody from outside the co-op") as refused:
        confirm_result(by=ana.user, decision=decision, **DISMISSED)
    assert list(refused.value.fields) == ["arbitrator"]
    confirm_result(by=ana.user, decision=decision, arbitrator=" Dr Mara Stone ", **DISMISSED)
    answered = Challenge.objects.get()
    assert (answered.answered_by, answered.arbitrator) == (ana.user, "Dr Mara Stone")


def test_the_clock_confirms_where_nobody_challenged(ana):
    jo = a_voter("Jo Brook")
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    assert confirm_result(by=ana.user, decision=decision, at=LATER).state == "confirmed"  # nothing to judge


def test_an_objection_to_the_roll_is_answered_by_another_than_who_closed_it(bo, ana):
    jo = a_voter("Jo Brook")
    asked = object_to_roll(by=jo.user, decision=noticed(jo, ana), text="My sister is missing.", at=SENT)
    answer = {"challenge": asked, "outcome": "dismissed", "answer": "She left.", "at": SENT}
    with pytest.raises(RanThisVote):
        answer_challenge(by=ana.user, **answer)
    assert answer_challenge(by=bo.user, **answer).answered_by == bo.user


@pytest.mark.parametrize("who", ["ran it", "raised it"])
def test_the_database_refuses_a_judge_of_their_own_vote(bo, ana, who):
    a_challenge(ana, by=bo)
    by = ana if who == "ran it" else bo
    words = {"outcome": "dismissed", "answer": "No.", "answered_by": by.user, "answered_at": LATER}
    with pytest.raises(Error, match="nobody judges the vote they ran"), transaction.atomic():
        Challenge.objects.update(**words)
    Challenge.objects.update(**words, arbitrator="Dr Mara Stone")
    with pytest.raises(Error, match="what was agreed stays"), transaction.atomic():
        Challenge.objects.update(arbitrator="Somebody else")


def test_the_database_knows_the_same_acts():
    written = (REPOSITORY / "coop/decisions/migrations/0012_arbitrator.py").read_text()
    listed = written.split("e.verb IN (")[1].split(")")[0]
    assert tuple(re.findall(r"'(\w+)'", listed)) == RUNS_THE_VOTE
