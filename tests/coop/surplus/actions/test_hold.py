"""A plan and the question about it: held while the members are asked, free as soon as the question came to nothing."""

import pytest

from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.rule_out import rule_out
from coop.decisions.actions.rule_out_of_order import rule_out_of_order
from coop.decisions.actions.submit import submit
from coop.decisions.actions.withdraw import withdraw
from coop.decisions.enums import DecisionState
from coop.membership.enums import Office
from coop.surplus.actions.declare import declare
from coop.surplus.actions.hold import hold
from coop.surplus.actions.propose_allocation import propose_allocation
from coop.surplus.enums import AllocationState
from coop.surplus.subject import when_ended, when_noticed
from tests.factories.surplus import NOON, a_closed_year, a_job, a_plan, a_sharer, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return an_officer(Office.BOARD, "Bea Board")


@pytest.fixture
def secretary():
    return an_officer(Office.SECRETARY, "Sam Secretary")


@pytest.fixture
def plan(board):
    a_job(a_sharer("Rosa Lane").account_id, 60_000, 10_000)
    return a_plan(board, a_closed_year(board))


def state_of(plan):
    plan.refresh_from_db()
    return plan.state, plan.decision_url


FREE = (AllocationState.FROZEN, "")


def test_a_proposal_taken_back_sets_the_plan_free_for_a_meeting(board, plan):
    decision = propose_allocation(by=board, allocation=plan, at=NOON)
    assert state_of(plan) == (AllocationState.PROPOSED, decision.get_absolute_url())
    withdraw(by=board, decision=decision, at=NOON)
    assert state_of(plan) == FREE
    done = declare(by=board, allocation=plan, decision_name="Meeting of 1 June", at=NOON)
    assert (done.state, done.decision_url) == (AllocationState.DECLARED, "")


def test_a_proposal_ruled_out_sets_it_free_and_another_can_follow(board, secretary, plan):
    decision = submit(by=board, decision=propose_allocation(by=board, allocation=plan, at=NOON), at=NOON)
    rule_out(by=secretary, decision=decision, reason="The papers are missing", at=NOON)
    assert state_of(plan) == FREE
    again = propose_allocation(by=board, allocation=plan, at=NOON)
    withdraw(by=board, decision=decision, at=NOON)  # the first question, long over, takes nothing from the second
    assert state_of(plan) == (AllocationState.PROPOSED, again.get_absolute_url())


def test_a_question_ruled_out_of_order_sets_it_free(board, secretary, plan):
    decision = submit(by=board, decision=propose_allocation(by=board, allocation=plan, at=NOON), at=NOON)
    decision = rule_admissible(by=secretary, decision=decision, at=NOON)
    rule_out_of_order(by=secretary, decision=decision, reason="A paper was wrong", at=NOON)
    assert state_of(plan) == FREE


@pytest.mark.parametrize("state", [DecisionState.VOID, DecisionState.LAPSED])
def test_a_vote_that_was_carried_and_came_to_nothing_sets_it_free(board, plan, state):
    decision = propose_allocation(by=board, allocation=plan, at=NOON)
    decision.state, decision.outcome = state, "carried"
    when_ended(decision=decision, at=NOON)
    assert state_of(plan) == FREE


def test_asked_again_it_is_held_again(board, plan):
    decision = propose_allocation(by=board, allocation=plan, at=NOON)
    decision.outcome = "inquorate"
    when_ended(decision=decision, at=NOON)
    when_noticed(decision=decision, at=NOON)
    assert state_of(plan) == (AllocationState.PROPOSED, decision.get_absolute_url())


def test_what_was_declared_is_neither_held_nor_set_free(board, plan):
    decision = propose_allocation(by=board, allocation=plan, at=NOON)
    declare(by=None, allocation=plan, decision_name="Vote", decision_url=decision.get_absolute_url(), at=NOON)
    hold(allocation=plan, decision_url="/elsewhere/", at=NOON)
    when_ended(decision=decision, at=NOON)
    assert state_of(plan) == (AllocationState.DECLARED, decision.get_absolute_url())
