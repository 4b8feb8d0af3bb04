"""Browsers of people who vote, and a vote brought to its declaration."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.declare_result import declare_result
from coop.decisions.models import Decision
from coop.membership.models import Member
from tests.factories.votes import AFTER, close_it


def browser_of(member: Member | None) -> Client:
    """A browser in which this member signed in; nobody, without one."""
    client = Client()
    if member is not None:
        client.force_login(member.user)
    return client


def address(stem: str, decision: Decision) -> str:
    return reverse(f"decisions:{stem}", args=[decision.slug])


OF_THE_HOUSE = ("usersessions_usersession", "SAVEPOINT")  # when a device was last seen: on every page alike


def of_the_page(queries: Any) -> list[str]:
    """The statements of a page itself: the session, the person and all it reads; not the list of devices."""
    kept: list[str] = []
    devices = False
    for query in queries:
        sql = query["sql"]
        devices = devices or OF_THE_HOUSE[0] in sql
        if any(word in sql for word in OF_THE_HOUSE):
            devices = "RELEASE" not in sql
        elif not devices:
            kept.append(sql[:160])
    return kept


def declared(decision: Decision, **fields: Any) -> Decision:
    """Closed, counted and declared."""
    close_it(decision)
    decision = count_decision(by=None, decision=decision, at=AFTER, **fields)
    return declare_result(by=None, decision=decision, at=AFTER + timedelta(minutes=1))


def cast_by_hand(client: Client, decision: Decision, **answer: str) -> Any:
    """Fill in the ballot, look at the check page, press the button; the answer to the last press."""
    import re

    checked = client.post(address("check_ballot", decision), answer)
    assert checked.status_code == 200, checked.content.decode()
    hidden = dict(
        re.findall(r'<input type="hidden" name="(key|choice|ranking)" value="([^"]*)"', checked.content.decode())
    )
    return client.post(address("cast_ballot", decision), hidden)
