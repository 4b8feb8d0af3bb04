"""Who acts on whose side. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.decisions.actions._move import CLOCK, Actor
from coop.decisions.enums import Side
from coop.decisions.errors import AboutYourself, OnlyMembers, OnlyTheProposer, OnlyTheSecretary, ReasonNeeded
from coop.decisions.models import Decision
from coop.decisions.policies import is_about, is_proposer, keeps_in_order, stands_in
from coop.decisions.queries.voters import voter_of
from coop.decisions.voting_errors import StandsHere
from coop.membership.models import Member


def as_secretary(by: Any, decision: Decision, *, reason: str = "") -> Actor:
    """The secretary, the board, or an election's returning officer. Raises OnlyTheSecretary, AboutYourself,
    StandsHere.
    """
    if not keeps_in_order(by, decision):
        raise OnlyTheSecretary
    if is_about(by, decision):
        raise AboutYourself
    require_not_standing(by, decision)
    return Actor(Side.SECRETARY, by, reason.strip())


def require_not_standing(by: Any, decision: Decision) -> None:
    """Raise StandsHere for a candidate: nobody runs the election in which they stand (governance 3.7)."""
    if stands_in(by, decision):
        raise StandsHere


def as_secretary_or_clock(by: Any, decision: Decision, *, reason: str = "") -> Actor:
    """The secretary, or the clock where nobody (`by` None) acts. Raises as `as_secretary`."""
    return CLOCK if by is None else as_secretary(by, decision, reason=reason)


def as_count(by: Any, decision: Decision) -> Actor:
    """The count itself. A person may start it who keeps the decision in order; the clock always. Raises as
    `as_secretary`.
    """
    if by is not None:
        as_secretary(by, decision)
    return Actor(Side.COUNT, by)


def as_proposer(by: Any, decision: Decision, *, reason: str = "") -> Actor:
    """Whoever asks. Raises OnlyTheProposer, StandsHere."""
    if not is_proposer(by, decision):
        raise OnlyTheProposer
    require_not_standing(by, decision)
    return Actor(Side.PROPOSER, by, reason.strip())


def as_proposer_or_secretary(by: Any, decision: Decision, *, reason: str = "") -> Actor:
    """Whoever asks, or else the secretary. Raises OnlyTheSecretary, AboutYourself, StandsHere."""
    if is_proposer(by, decision):
        return as_proposer(by, decision, reason=reason)
    return as_secretary(by, decision, reason=reason)


def member_for(by: Any, *, at: datetime) -> Member:
    """The member with a vote behind a user. Raises OnlyMembers."""
    member = voter_of(by, at=at)
    if member is None:
        raise OnlyMembers
    return member


def needed_reason(reason: str, *, field: str = "reason") -> str:
    """The reason without blanks around it. Raises ReasonNeeded when nothing is left."""
    if not reason.strip():
        raise ReasonNeeded(fields={field: str(ReasonNeeded.message)})
    return reason.strip()
