"""What the pages of this room share at the door."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from coop.decisions.errors import NoSuchDecision, OnlyMembers, OnlyTheSecretary
from coop.decisions.models import Decision
from coop.decisions.policies import can_read_decisions, is_about, is_returning_officer, runs_decisions, stands_in
from coop.decisions.queries.pages import find_decision
from coop.decisions.queries.support import is_convener
from coop.decisions.queries.voters import voter_of
from coop.decisions.voting_errors import StandsHere
from coop.membership.models import Member
from foundation.ui.context import roles_of


@dataclass(frozen=True)
class Reader:
    """Who looks: `member` has a vote today, `reads` all texts, or those about themselves, `runs` the decisions as
    secretary or board.
    """

    user: Any
    member: Member | None
    reads: bool
    runs: bool


def reader_of(request: HttpRequest, *, at: datetime) -> Reader:
    """One query for the roles, one for the membership; none for a stranger."""
    if not request.user.is_authenticated:
        return Reader(request.user, None, reads=False, runs=False)
    roles_of(request.user)  # one query for all that the page and the policies ask
    member = voter_of(request.user, at=at)
    return Reader(
        request.user, member, reads=can_read_decisions(request.user, member), runs=runs_decisions(request.user)
    )


def decision_for(request: HttpRequest, slug: str, *, at: datetime) -> tuple[Reader, Decision]:
    """Whoever looks and the decision, if they may know of it. Raises NoSuchDecision."""
    reader = reader_of(request, at=at)
    decision = find_decision(slug, user=request.user, reads=reader.reads)
    if decision is None:
        raise NoSuchDecision
    if not reader.reads and is_about(request.user, decision):
        reader = replace(reader, reads=True)
    return reader, decision


def decision_for_members(request: HttpRequest, slug: str, *, at: datetime) -> tuple[Reader, Decision]:
    """The same for pages with the text and the thread: also for whoever it is about, without a vote.

    Raises NoSuchDecision, OnlyMembers.
    """
    reader = reader_of(request, at=at)
    decision = find_decision(slug, user=request.user, reads=reader.reads)
    if not reader.reads:
        if decision is None or not is_about(request.user, decision):
            raise OnlyMembers
        reader = replace(reader, reads=True)
    if decision is None:
        raise NoSuchDecision
    return reader, decision


def decision_for_office(request: HttpRequest, slug: str, *, at: datetime) -> tuple[Reader, Decision]:
    """The same for the secretary's pages; those of an election are also its returning officer's.

    Raises OnlyTheSecretary, NoSuchDecision.
    """
    reader = reader_of(request, at=at)
    decision = find_decision(slug, user=request.user, reads=True)
    if not reader.runs:
        if decision is None or not is_returning_officer(request.user, decision):
            raise OnlyTheSecretary
        reader = replace(reader, reads=True, runs=True)
    if decision is None:
        raise NoSuchDecision
    return reader, decision


def decision_to_announce(request: HttpRequest, slug: str, *, at: datetime) -> tuple[Reader, Decision]:
    """The same for giving notice: the secretary, the returning officer, or whoever signed the convening.

    Raises NoSuchDecision, OnlyMembers, StandsHere, OnlyTheSecretary.
    """
    reader, decision = decision_for_members(request, slug, at=at)
    if stands_in(request.user, decision):
        raise StandsHere
    if not reader.runs and not is_convener(decision, reader.member, at=at):
        if not is_returning_officer(request.user, decision):
            raise OnlyTheSecretary
        reader = replace(reader, runs=True)
    return reader, decision


def office_at_door(request: HttpRequest, *, at: datetime) -> Reader:
    """The secretary or a board member. Raises OnlyTheSecretary."""
    reader = reader_of(request, at=at)
    if not reader.runs:
        raise OnlyTheSecretary
    return reader
