"""Taking a declaration back: by which decision, and from which end of the year."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from coop.surplus import tasks
from coop.surplus.actions.declare import declare
from coop.surplus.actions.freeze_allocation import freeze_allocation
from coop.surplus.actions.take_back import take_back
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import DecisionNeeded, NotThatDecision, PartlyPaid
from coop.surplus.models import Allocation, FiscalYear
from coop.surplus.queries.reversals import decisions_against
from foundation.accounts.models import User
from foundation.errors import Invalid
from foundation.jobs.testing import run_all_jobs
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import balance_of
from tests.factories.surplus import (
    MID_YEAR,
    NOON,
    a_closed_year,
    a_declared_plan,
    a_job,
    a_plan,
    a_plan_by_vote,
    a_sharer,
    a_vote_in_force,
    an_officer,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=40)


@pytest.fixture
def treasurer():
    return an_officer()


@pytest.fixture
def year(treasurer):
    a_job(a_sharer("Rosa Lane").account_id, 60_000, 10_000)
    return a_closed_year(treasurer)


def refused(constraint, **changes):
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        Allocation.objects.update(**changes)
    assert caught.value.__cause__.diag.constraint_name == constraint


def test_what_a_vote_shared_only_a_decision_takes_back(treasurer, year):
    plan, vote = a_plan_by_vote(treasurer, year)
    assert (plan.state, plan.decision_url) == (AllocationState.DECLARED, vote.get_absolute_url())
    with pytest.raises(DecisionNeeded):
        take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="A meeting nobody saw", at=LATER)
    later = a_vote_in_force("Take it back", at=LATER)
    done = take_back(by=treasurer, allocation=plan, why="The hours were wrong", decision=later, at=LATER)
    assert (done.state, done.reversal_decision, done.reversal_decision_name, done.reversed_why) == (
        AllocationState.REVERSED, later, "Take it back", "The hours were wrong",
    )  # fmt: skip
    assert balance_of("3900:2025", "GBP") == 10_000


def test_a_decision_that_is_no_reason_is_refused(treasurer, year):
    before = a_vote_in_force("Buy a bike", at=NOON - timedelta(days=3))
    plan, vote = a_plan_by_vote(treasurer, year)
    others = [
        before,
        vote,
        a_vote_in_force("Lapsed since", at=LATER, state="lapsed"),
        a_vote_in_force("A new board", at=LATER, kind="election"),
    ]
    for decision in others:
        with pytest.raises(NotThatDecision):
            take_back(by=treasurer, allocation=plan, why="Mistake", decision=decision, at=LATER)
    assert list(decisions_against(plan)) == []


@pytest.mark.parametrize("state", ["void", "out_of_order", "lapsed", "superseded", "recalled"])
def test_where_the_vote_itself_stands_no_longer_that_is_the_reason(treasurer, year, state):
    plan, vote = a_plan_by_vote(treasurer, year)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        cursor.execute("UPDATE coop_decisions_decision SET state = %s WHERE id = %s", [state, vote.pk])
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
    assert list(decisions_against(plan)) == [vote]
    done = take_back(by=treasurer, allocation=plan, why="The vote fell", decision=vote, at=LATER)
    assert (done.state, done.reversal_decision) == (AllocationState.REVERSED, vote)


def test_one_decision_does_not_take_back_the_plan_that_follows_too(treasurer, year):
    plan, _vote = a_plan_by_vote(treasurer, year)
    later = a_vote_in_force("Take it back", at=LATER)
    take_back(by=treasurer, allocation=plan, why="Mistake", decision=later, at=LATER)
    anew = freeze_allocation(by=treasurer, draft=plan.draft, at=LATER)
    anew = declare(by=None, allocation=anew, decision_name="Vote", at=LATER + timedelta(hours=1))
    with pytest.raises(NotThatDecision):
        take_back(by=treasurer, allocation=anew, why="Again", decision=later, at=LATER + timedelta(hours=2))


def test_what_a_meeting_resolved_on_paper_a_meeting_or_a_vote_takes_back(treasurer, year):
    plan = a_declared_plan(treasurer, year)
    with pytest.raises(Invalid) as nameless:
        take_back(by=treasurer, allocation=plan, why="Mistake", at=LATER)
    assert list(nameless.value.fields) == ["meeting"]
    done = take_back(by=treasurer, allocation=plan, why="Mistake", decision_name=" Meeting of 1 July ", at=LATER)
    assert (done.reversal_decision, done.reversal_decision_name) == (None, "Meeting of 1 July")
    anew = freeze_allocation(by=treasurer, draft=plan.draft, at=LATER)
    anew = declare(by=treasurer, allocation=anew, decision_name="Meeting of 2 July", at=LATER)
    vote = a_vote_in_force("Undo it", at=LATER + timedelta(days=1))
    done = take_back(by=treasurer, allocation=anew, why="Mistake", decision=vote, at=LATER + timedelta(days=2))
    assert done.reversal_decision == vote


def test_the_database_refuses_to_undo_a_vote_by_the_word_of_an_officer(treasurer, year):
    plan, vote = a_plan_by_vote(treasurer, year)
    back = {"state": "reversed", "reversed_at": LATER, "reversed_why": "x", "reversal_id": plan.journal_id}
    refused("a_decision_takes_back_what_a_decision_shared", **back, reversal_decision_name="The treasurer")
    refused("a_plan_is_taken_back_by_a_decision_that_says_so", **back, reversal_decision=vote)
    later = a_vote_in_force("Take it back", at=LATER)
    refused("a_plan_taken_back_names_its_decision", **back, reversal_decision=later)
    take_back(by=treasurer, allocation=plan, why="Mistake", decision=later, at=LATER)
    refused("a_frozen_plan_never_changes", reversal_decision=None)
    refused("a_frozen_plan_never_changes", reversal_decision_name="Another")


def test_whom_a_statement_had_reached_is_told_once_that_it_holds_no_more_and_nobody_else(monkeypatch, treasurer):
    monkeypatch.setattr(tasks, "AT_A_TIME", 1)
    people = [a_sharer(name) for name in ("Rosa Lane", "Ola Berg", "Sam Hill")]
    for number, one in enumerate(people, 1):
        a_job(one.account_id, 60_000, 10_000, ref=f"job_{number}")
    User.objects.filter(pk=people[0].user.pk).update(is_active=False)
    User.objects.filter(pk=people[2].user.pk).update(language="es")
    plan = a_declared_plan(treasurer, a_closed_year(treasurer))
    run_all_jobs()
    mail.outbox.clear()
    User.objects.filter(pk=people[0].user.pk).update(is_active=True)  # was told nothing, so there is nothing to undo
    again = {"by": treasurer, "allocation": plan, "why": "Hours counted twice", "decision_name": "May meeting"}
    take_back(**again, at=LATER)
    take_back(**again, at=LATER)
    run_all_jobs()
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert len(mail.outbox) == 2
    assert sorted(told) == sorted(one.user.email for one in people[1:])
    english, spanish = (told[one.user.email] for one in people[1:])
    assert english.subject == "Your statement for 2025 was taken back"
    assert "shared the result of 2025 was taken back: May meeting." in english.body
    assert "Why: Hours counted twice" in english.body
    assert f"/surplus/2025/plans/{plan.number}/" in english.body
    assert spanish.subject == "Tu extracto del reparto de 2025 ya no vale"


# -- a plan that pays nothing out ---------------------------------------------------------------------------------


def test_a_year_whose_plan_pays_nothing_out_is_at_its_end_at_once(treasurer, year):
    plan = a_declared_plan(treasurer, year, members="100", members__cash="0")
    year.refresh_from_db()
    assert (plan.cash, plan.retained == plan.to_members, year.state) == (0, True, YearState.PAID)


def test_a_covered_loss_is_at_its_end_at_once(treasurer):
    post_journal(kind="opening", pairs=[Pair("1000", "3120", 900)], idempotency_key="o", unit="GBP", at=MID_YEAR)
    a_job(a_sharer("Rosa Lane").account_id, 60_000, 0, fee=500)
    year = a_closed_year(treasurer)
    a_declared_plan(treasurer, year)
    year.refresh_from_db()
    assert (year.result, year.state) == (-500, YearState.PAID)


def test_a_year_that_pays_out_waits_for_its_payment(treasurer, year):
    a_declared_plan(treasurer, year, members="100", members__cash="40")
    year.refresh_from_db()
    assert year.state == YearState.DECLARED


def test_as_nobody_was_paid_it_can_still_be_taken_back(treasurer, year):
    plan = a_declared_plan(treasurer, year, members="100", members__cash="0")
    take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=LATER)
    year.refresh_from_db()
    assert (year.state, balance_of("3900:2025", "GBP")) == (YearState.CLOSED, 10_000)
    a_declared_plan(treasurer, year, members="100", members__cash="40")
    year.refresh_from_db()
    assert year.state == YearState.DECLARED


def test_a_year_that_was_paid_never_goes_back(treasurer, year):
    plan = a_declared_plan(treasurer, year, members="100", members__cash="40")
    FiscalYear.objects.update(state=YearState.PAID)
    with pytest.raises(PartlyPaid):
        take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=LATER)


def test_a_frozen_plan_names_no_decision_against_it(treasurer, year):
    plan = a_plan(treasurer, year)
    a_vote_in_force("Buy a bike", at=LATER)
    assert list(decisions_against(plan)) == []
