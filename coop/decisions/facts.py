"""What doors hand to the actions."""

from dataclasses import dataclass, field
from typing import Any

from coop.decisions.calculations.text_hash import Wording

__all__ = ["Proposal", "Wording"]


@dataclass(frozen=True)
class Proposal:
    """A new decision as somebody writes it down. `payload` is what its subject needs; `seats` only for elections.

    `interest`: what the proposer stands to gain or lose by it, in their words; empty where nothing.
    """

    kind: str
    wording: Wording
    payload: dict[str, Any] = field(default_factory=dict)
    seats: int = 0
    for_the_board: bool = False
    interest: str = ""
