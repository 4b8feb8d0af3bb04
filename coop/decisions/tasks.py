"""The clock of decisions, and their mail. The clock requests; the guards in the actions decide."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from coop.decisions import emails
from coop.decisions.actions.ask_about_task import ask_about_task
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.declare_result import declare_result
from coop.decisions.actions.elect_unopposed import elect_unopposed
from coop.decisions.actions.extend_voting import TELL
from coop.decisions.actions.lapse import lapse
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.send_notices import send_notices as send_next
from coop.decisions.actions.strike_from_open_rolls import strike_from_open_rolls
from coop.decisions.errors import SecondStageToCome
from coop.decisions.models import Decision, DecisionEvent, DeclaredResult, Task
from coop.decisions.queries import due
from coop.decisions.queries.mailing import users_on_roll
from coop.decisions.queries.second_stage import second_window_is_over
from foundation.clock import now
from foundation.errors import Fact
from foundation.jobs.actions.enqueue import enqueue
from foundation.jobs.registry import job, periodic

logger = logging.getLogger("commonwork.decisions")
BATCH = 500  # results in one job


def run_clock(*, at: datetime) -> int:
    """Ask for every step whose time has come, each in a transaction of its own; return how many were taken."""
    steps: tuple[tuple[Callable[..., list[Decision]], Callable[..., Any]], ...] = (
        (due.due_to_open, _open_or_elect),
        (due.due_to_close, close_voting),
        (due.due_to_count, count_decision),
        (due.due_to_declare, declare_result),
        (due.due_to_confirm, confirm_result),
        (due.due_in_force, _into_force_or_lapsed),
    )
    # First who has no vote any more: a roll that opens or closes now must not have them on it.
    for member in due.without_a_vote_on_a_live_roll(at=at):
        strike_from_open_rolls(member=member, at=at)
    taken = sum(_ask(step, decision, at) for find, step in steps for decision in find(at=at))
    for task in due.overdue_tasks(at=at):
        ask_about_task(task=task, at=at)
    return taken


def _ask(step: Callable[..., Any], decision: Decision, at: datetime) -> int:
    """Somebody may be quicker, or a guard may say no: neither keeps the others waiting."""
    try:
        step(by=None, decision=decision, at=at)
    except Fact as fact:
        logger.info("%s stays %s: %s", decision.slug, decision.state, fact.code)
        return 0
    except Exception:
        logger.exception("%s could not leave %s by the clock", decision.slug, decision.state)
        return 0
    return 1


def _open_or_elect(*, by: Any, decision: Decision, at: datetime) -> None:
    """Where there are no more candidates than seats, and nobody need confirm them, there is no ballot to open."""
    try:
        elect_unopposed(by=by, decision=decision, at=at)
    except Fact:
        open_voting(by=by, decision=decision, at=at)


def _into_force_or_lapsed(*, by: Any, decision: Decision, at: datetime) -> None:
    try:
        bring_into_force(by=by, decision=decision, at=at)
    except SecondStageToCome:
        if not second_window_is_over(decision, at=at):
            raise
        lapse(by=by, decision=decision, reason="The days for the second vote have passed.", at=at)


@periodic("coop.decisions.tick", seconds=20)
def tick() -> None:
    run_clock(at=now())


@job("coop.decisions.send_notices")
def send_notices(*, notice_id: int) -> None:
    """One batch of copies."""
    send_next(notice_id=notice_id, send=emails.send_notice_copies, at=now())


@job("coop.decisions.mail_result")
def mail_result(*, declared_id: int, after: int = 0) -> None:
    """One batch by member number, and a job for the next: a worker that dies repeats one batch at most."""
    declared = DeclaredResult.objects.select_related("decision__pack").get(pk=declared_id)
    number = declared.round
    users, last = users_on_roll(declared.decision, round_number=number, after=after, most=BATCH)
    emails.send_results(declared, users)
    if last is not None:
        enqueue("coop.decisions.mail_result", declared_id=declared_id, after=last)


@job(TELL)
def mail_more_time(*, decision_id: int, version: int, after: int = 0) -> None:
    """Tell the roll of a later closing time, one batch by member number; told once for each time it was put off."""
    event = DecisionEvent.objects.select_related("decision__pack").get(decision_id=decision_id, version=version)
    users, last = users_on_roll(event.decision, round_number=event.decision.round, after=after, most=BATCH)
    emails.send_more_time(event, users)
    if last is not None:
        enqueue(TELL, decision_id=decision_id, version=version, after=last)


@job("coop.decisions.tell_the_person")
def tell_the_person(*, decision_id: int, what: str) -> None:
    """Write to whoever a decision is about: `asked` when it is handed in, `noticed` with the days of the vote."""
    decision = Decision.objects.select_related("pack").get(pk=decision_id)
    user = get_user_model().objects.filter(pk=decision.subject_payload.get("user_id") or 0).first()
    if user is not None:
        emails.send_to_the_person(decision, user, what)


@job("coop.decisions.mail_overdue")
def mail_overdue(*, task_id: int) -> None:
    emails.send_overdue(Task.objects.select_related("owner__user", "decision__pack").get(pk=task_id))
