"""Holdings as sums of movements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Move:
    """A movement as far as sums go: minor units."""

    member_id: int
    share_type: str
    quantity: int
    amount_minor: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """Shares and the capital paid on them, in minor units."""

    quantity: int = 0
    amount_minor: int = 0

    def __bool__(self) -> bool:
        return self.quantity != 0 or self.amount_minor != 0


def replay(moves: Iterable[Move], *, at: datetime) -> dict[tuple[int, str], Holding]:
    """What everybody held of each kind after all movements up to and including `at`; who holds nothing is left out."""
    found: dict[tuple[int, str], Holding] = {}
    for move in moves:
        if move.at > at:
            continue
        key = (move.member_id, move.share_type)
        before = found.get(key, Holding())
        found[key] = Holding(before.quantity + move.quantity, before.amount_minor + move.amount_minor)
    return {key: holding for key, holding in found.items() if holding}


def room_left(*, cap: int, held: int, promised: int) -> int:
    """How much more somebody may put in, in minor units; never below zero."""
    return max(cap - held - promised, 0)
