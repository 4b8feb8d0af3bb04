"""What a correction changes for each member: paid out, kept, or set off against what comes later. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a member got in all, and how much of it was paid out. Minor units."""

    total: int
    cash: int


@dataclass(frozen=True, slots=True)
class Delta:
    """One member's part of a correction: either something is added, or `set_off` is above nought."""

    member: str
    cash: int
    retained: int
    set_off: int


def deltas(before: Mapping[str, Outcome], after: Mapping[str, Outcome]) -> list[Delta]:
    """Who gets more, and who had too much, by opaque account id; members whose total stays are left out.

    What is added is paid out in the proportion of the corrected plan, rounded up; the rest is kept as capital of that
    year. Nobody gives anything back: what was too much is set off. The sum of what is added is the sum of what is
    set off when both plans share the same amount.
    """
    found = []
    for member in sorted({*before, *after}):
        was, now = before.get(member, Outcome(0, 0)), after.get(member, Outcome(0, 0))
        more = now.total - was.total
        if more > 0:
            cash = -(-more * now.cash // now.total)
            found.append(Delta(member, cash, more - cash, 0))
        elif more < 0:
            found.append(Delta(member, 0, 0, -more))
    return found


def paired(found: Sequence[Delta]) -> list[tuple[str, str, str, int]]:
    """(who had too much, who gets it, "cash" or "retained", amount): every penny from one member's debt to another.

    Raises ValueError when what is added is not what is set off.
    """
    if sum(one.cash + one.retained - one.set_off for one in found):
        raise ValueError("A correction adds what it sets off.")
    debtors = [(one.member, one.set_off) for one in found if one.set_off]
    pairs: list[tuple[str, str, str, int]] = []
    for one in found:
        for sort, amount in (("cash", one.cash), ("retained", one.retained)):
            left = amount
            while left:
                debtor, debt = debtors.pop()
                part = min(left, debt)
                pairs.append((debtor, one.member, sort, part))
                left -= part
                if debt > part:
                    debtors.append((debtor, debt - part))
    return pairs
