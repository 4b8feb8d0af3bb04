"""The clock of memberships, and their mail."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from coop.membership import emails
from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.actions.expire_application import expire_application
from coop.membership.actions.forget_register_details import forget_register_details
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.remind_to_pay import remind_to_pay
from coop.membership.models import Member
from coop.membership.queries.members import (
    applications_to_remind,
    entries_to_forget,
    leavers_due,
    suspensions_over,
    unpaid_applications,
)
from foundation.clock import now
from foundation.errors import Fact
from foundation.jobs.registry import job, periodic

logger = logging.getLogger("commonwork.membership")
ASK_BEFORE = timedelta(days=7)


def run_clock(*, at: datetime) -> int:
    """Do what a date asks for, each in a transaction of its own; return how many memberships moved.

    Unpaid applicants are asked a week before their place goes; suspensions and notices end on their day; years after
    the end the register forgets name and address.
    """
    to_ask = applications_to_remind(at=at, due_before=at + ASK_BEFORE)
    _each(to_ask, lambda member: remind_to_pay(member=member, at=at))
    _each(entries_to_forget(at=at), lambda member: forget_register_details(member=member, at=at))
    return (
        _each(unpaid_applications(due_before=at), lambda member: expire_application(by=None, member=member, at=at))
        + _each(suspensions_over(at=at), lambda member: reinstate(by=None, member=member, at=at))
        + _each(leavers_due(at=at), lambda member: complete_leaving(by=None, member=member, at=at))
    )


def _each(members: Iterable[Member], act: Callable[[Member], Any]) -> int:
    """One that cannot move now does not keep the others waiting."""
    done = 0
    for member in members:
        try:
            act(member)
            done += 1
        except Fact as fact:
            logger.info("membership %s stays %s: %s", member.pk, member.state, fact.code)
        except Exception:
            logger.exception("membership %s could not leave %s by the clock", member.pk, member.state)
    return done


@periodic("coop.membership.tick", seconds=300)
def tick() -> None:
    run_clock(at=now())


def _mail_job(name: str) -> None:
    @job(f"coop.membership.mail_{name}")
    def send(*, member_id: int) -> None:
        emails.send(name, member_id)


for _name in emails.EVERY_LETTER:
    _mail_job(_name)
