"""What a count of ranked papers produces: stages, ties and who is elected. All votes are in 1/100000 vote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coop.counting.calculations.election import Election
from coop.counting.calculations.papers import VOTE, Transfer
from coop.counting.enums import Method, Settled


class Action(StrEnum):
    """What a stage of the count did."""

    FIRST_PREFERENCES = "first-preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True)
class Stage:
    """The table after one stage. Votes, ``non_transferable`` and ``lost`` (cut-off fractions) sum to the valid poll.

    ``filled`` are those of ``elected`` who filled the last places without reaching the quota (rule 52).
    """

    number: int
    action: Action
    subject: int | None
    votes: Mapping[int, int]
    non_transferable: int
    lost: int
    transfer: Transfer | None
    surplus: int
    elected: tuple[int, ...]
    excluded: tuple[int, ...]
    filled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Equal candidates at a moment when one had to go first. ``stage`` is the stage about to begin.

    ``looked_back_to`` is the earlier stage that told them apart, if one did.
    """

    stage: int
    action: Action
    candidates: tuple[int, ...]
    settled: Settled
    chosen: int | None
    looked_back_to: int | None = None


@dataclass(frozen=True, slots=True)
class CountResult:
    """The whole count. ``complete`` is false when a tie stopped it."""

    election: Election
    method: Method
    seats: int
    valid: int
    blank: int
    quota: int
    elected: tuple[int, ...]
    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...]
    complete: bool
    withdrawn: frozenset[int] = field(default_factory=frozenset)

    @property
    def poll(self) -> int:
        """The valid poll in 1/100000 vote."""
        return self.valid * VOTE
