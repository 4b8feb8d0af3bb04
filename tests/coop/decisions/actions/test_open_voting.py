"""Voting opens when everything holds, and never by the time alone."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction

from coop.decisions.actions.answer_challenge import answer_challenge
from coop.decisions.actions.change_text import change_text
from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.object_to_roll import object_to_roll
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.rule_out_of_order import rule_out_of_order
from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.actions.withdraw import withdraw
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import NotClosingYet, NotNow, NotReadyToOpen, VotingHasBegun
from coop.decisions.models import Decision, RollEntry
from coop.decisions.tasks import run_clock
from coop.rules.actions.set_policy import set_policy
from tests.factories.deciding import (
    CLOSES,
    OPENS,
    SENT,
    a_voter,
    all_copies_sent,
    an_officer,
    an_open_vote,
    noticed,
    with_final_text,
)

pytestmark = pytest.mark.django_db
S = DecisionState
DAY = timedelta(days=1)


def problems(decision, at=OPENS):
    with pytest.raises(NotReadyToOpen) as told, transaction.atomic():
        open_voting(by=None, decision=decision, at=at)
    assert Decision.objects.get(pk=decision.pk).state == S.NOTICED
    return told.value.problems


def test_at_its_time_with_everything_in_place_it_opens(ana, jo):
    decision = open_voting(by=None, decision=noticed(jo, ana), at=OPENS)
    assert (decision.state, decision.opened_at) == (S.OPEN, OPENS)


def test_not_before_its_time_whoever_asks(ana, jo):
    decision = noticed(jo, ana)
    assert problems(decision, OPENS - timedelta(seconds=1)) == ["The opening time in the notice has not come."]
    with pytest.raises(NotReadyToOpen):
        open_voting(by=ana.user, decision=decision, at=OPENS - DAY)


def test_not_after_the_closing_time_has_passed(ana, jo):
    words = "The closing time in the notice has passed. A new notice must be given."
    assert problems(noticed(jo, ana), CLOSES) == [words]


def test_not_while_copies_of_the_notice_wait(ana, jo):
    decision = with_final_text(jo, ana)
    decision = give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    assert problems(decision) == ["2 copies of the notice are still waiting to be sent."]
    all_copies_sent(decision)
    assert open_voting(by=None, decision=decision, at=OPENS).state == S.OPEN


def test_not_while_an_objection_to_the_roll_has_no_answer(ana, jo):
    decision = noticed(jo, ana)
    objection = object_to_roll(by=a_voter("Late Comer").user, decision=decision, text="I joined in May.", at=SENT)
    assert problems(decision) == ["1 objection to the roll has no answer."]
    answer = {"outcome": "dismissed", "answer": "You joined after the notice."}
    answer_challenge(by=an_officer("Bo Lind", office="board").user, challenge=objection, **answer, at=SENT)
    assert open_voting(by=None, decision=decision, at=OPENS).state == S.OPEN


def test_not_when_what_it_does_has_become_impossible(ana, jo):
    payload = {"key": "levy_bp", "value": 700, "scope": "", "starts_on": ""}
    decision = noticed(jo, ana, kind=Kind.POLICY_CHANGE, payload=payload)
    set_policy(by=None, key="levy_bp", value=700, decision_name="Another vote", starts_at=SENT, at=SENT)
    assert problems(decision) == ["The co-op's share is 7 % already."]


def test_not_when_the_roll_is_not_the_one_in_the_notice(ana, jo):
    decision = noticed(jo, ana)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        cursor.execute("UPDATE coop_decisions_rollentry SET member_class = 'user' WHERE member_id = %s", [jo.pk])
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
    assert problems(decision) == ["The roll is not the one the notice names."]


def test_not_when_everybody_was_struck(ana, jo):
    decision = noticed(jo, ana)
    for entry in RollEntry.objects.filter(roll__decision=decision):
        strike_entry(by=None, entry=entry, reason="left", at=SENT)
    assert problems(decision) == ["Everybody on the roll has been struck off."]


def test_the_clock_asks_and_leaves_what_is_not_ready(ana, jo):
    ready, waiting = noticed(jo, ana), noticed(jo, ana)
    object_to_roll(by=jo.user, decision=waiting, text="Sue is missing.", at=SENT)
    assert run_clock(at=OPENS) == 1
    states = {decision.pk: decision.state for decision in Decision.objects.all()}
    assert states == {ready.pk: S.OPEN, waiting.pk: S.NOTICED}
    assert run_clock(at=OPENS) == 0


def test_the_database_knows_no_short_cut_to_open(ana, jo):
    decision = with_final_text(jo, ana)
    with pytest.raises(Error, match="a decision moves along its arrows only"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(state=S.OPEN)


def test_once_open_the_text_and_the_proposer_are_bound(ana, jo):
    decision = an_open_vote(jo, ana)
    with pytest.raises(VotingHasBegun):
        change_text(by=jo.user, decision=decision, reason="A slip", at=OPENS + DAY)
    with pytest.raises(VotingHasBegun):
        withdraw(by=jo.user, decision=decision, at=OPENS + DAY)
    stopped = rule_out_of_order(by=ana.user, decision=decision, reason="The text names a wrong sum.", at=OPENS + DAY)
    assert stopped.state == S.OUT_OF_ORDER
    with pytest.raises(NotNow):
        close_voting(by=None, decision=decision, at=CLOSES)


def test_nobody_closes_a_vote_before_its_time(ana, jo):
    decision = an_open_vote(jo, ana)
    for by in (None, ana.user):
        with pytest.raises(NotClosingYet):
            close_voting(by=by, decision=decision, at=CLOSES - timedelta(seconds=1))
    assert close_voting(by=None, decision=decision, at=CLOSES).state == S.CLOSED
