"""Where the money of one order went, from its rows in the books."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the books that moved something: codes of the two accounts, and minor units."""

    debit: str
    credit: str
    amount: int


@dataclass(frozen=True, slots=True)
class MoneyTrail:
    """Minor units of one currency. `paid` equals workers, contribution, refunds and what is still held together.

    `workers` is by the opaque owner of each ledger account. `fee` is what the provider took of the co-op's part.
    """

    paid: int
    workers: dict[str, int]
    contribution: int
    refunded: int
    refunding: int
    held: int
    fee: int


def trail(moves: Iterable[Move]) -> MoneyTrail:
    """Follow the money of an order: in by a charge, and out to whom."""
    moved: Counter[tuple[str, str]] = Counter()
    for move in moves:
        moved[_kind_of(move.debit), _kind_of(move.credit)] += move.amount
    workers: Counter[str] = Counter()
    for (debit, credit), amount in moved.items():
        if debit == "2100" and credit.startswith("2110:"):
            workers[credit.partition(":")[2]] += amount
        if credit == "2100" and debit.startswith("2110:"):
            workers[debit.partition(":")[2]] -= amount
    return MoneyTrail(
        paid=_net(moved, "1010", "2100"),
        workers={owner: amount for owner, amount in sorted(workers.items()) if amount},
        contribution=_net(moved, "2100", "4010"),
        refunded=_net(moved, "2120", "1011"),
        refunding=_net(moved, "2100", "2120") - _net(moved, "2120", "1011"),
        held=sum(a for (d, c), a in moved.items() if c == "2100")
        - sum(a for (d, c), a in moved.items() if d == "2100"),
        fee=_net(moved, "5010", "1010"),
    )


def _kind_of(code: str) -> str:
    """The head of an account; workers' accounts keep their owner."""
    return code if code.startswith("2110:") else code.partition(":")[0]


def _net(moved: Counter[tuple[str, str]], debit: str, credit: str) -> int:
    return moved[debit, credit] - moved[credit, debit]
