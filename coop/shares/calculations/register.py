"""The rows of the register as at an instant, and the same register replayed step by step from what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from coop.shares.calculations.holdings import Holding, Move, replay


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One member as the register of CCBSA 2014 s.30(2) has them. Amounts in minor units.

    Name and addresses are those of that instant. `email` is there only when it was notified, `email_for` says for
    what. `other_minor` is other property in the
    co-op: retained patronage. `ceased` is empty while the membership lasted at the instant asked.
    """

    member_id: int
    member_no: int
    account_id: str
    name: str
    address: str
    email: str
    class_name: str
    entered: datetime
    ceased: datetime | None
    email_for: str = ""
    holdings: dict[str, Holding] = field(default_factory=dict)
    other_minor: int = 0
    offices: tuple[str, ...] = ()

    @property
    def held(self) -> Holding:
        """All kinds together."""
        return Holding(
            sum(one.quantity for one in self.holdings.values()), sum(one.amount_minor for one in self.holdings.values())
        )


@dataclass(frozen=True, slots=True)
class Officer:
    """Who holds an office, since when, by which resolution (CCBSA 2014 s.30(2)).

    Name and address are those of that instant where the officer is on the register of members; of somebody who never
    was, the co-op knows the name of the account only.
    """

    name: str
    office: str
    since: datetime
    resolution: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of a membership: into `to_state` at `at`."""

    member_id: int
    to_state: str
    at: datetime


def replayed(
    happened: Iterable[Happened],
    moves: Iterable[Move],
    *,
    live: frozenset[str],
    ended: frozenset[str],
    at: datetime,
) -> dict[int, tuple[bool, dict[str, Holding]]]:
    """Member id -> (still a member, holdings) after everything up to and including `at`, for all ever admitted."""
    found: dict[int, bool] = {}
    for step in sorted(happened, key=lambda one: one.at):
        if step.at > at:
            break
        if step.to_state in live:
            found[step.member_id] = True
        elif step.to_state in ended and step.member_id in found:
            found[step.member_id] = False
    holdings: dict[int, dict[str, Holding]] = {}
    for (member_id, kind), holding in replay(moves, at=at).items():
        holdings.setdefault(member_id, {})[kind] = holding
    return {member_id: (is_member, holdings.get(member_id, {})) for member_id, is_member in found.items()}
