"""Does a tie matter? Count on with each of the equals and see whether the same people are elected.

Governance 5.2: a lot is drawn only where a tie "affects the outcome". Two candidates without a vote need no lot.
The search is exact where it finishes and gives up, as if the tie mattered, after a fixed amount of work: the limit
counts papers, never seconds, so that every machine gives the same answer.
"""

import hashlib
from array import array
from collections.abc import Sequence

from coop.counting.calculations.stv_count import Count
from coop.counting.calculations.stv_result import Action

WORK_LIMIT = 10_000_000


def order_does_not_matter(count: Count, action: Action, tied: Sequence[int]) -> bool:
    """Whether the same set of people is elected whichever of ``tied`` goes first, and however later ties fall."""
    outcomes: set[frozenset[int]] = set()
    seen: set[bytes] = set()
    branches = [(count, action, number) for number in tied]
    work = 0
    while branches:
        origin, move, number = branches.pop()
        branch = origin.clone()
        work += len(branch.papers.rankings) + len(branch.votes) * len(branch.history)
        branch.advance(move, number)
        while not branch.finished:
            move, left, _ = branch.next_move()
            if len(left) > 1:
                state = _fingerprint(branch)
                if state not in seen:
                    seen.add(state)
                    branches += [(branch, move, other) for other in left]
                break
            work += len(branch.papers.pile[left[0]])
            branch.advance(move, left[0])
        else:
            outcomes.add(frozenset(branch.elected))
        if len(outcomes) > 1 or work > WORK_LIMIT:
            return False
    return True


def _fingerprint(count: Count) -> bytes:
    """Everything the rest of the count depends on. Two orders that meet here need be followed only once."""
    alive = [number for number in count.votes if count.standing[number] or number in count.surpluses]
    digest = hashlib.sha256(repr((alive, sorted(count.surpluses), sorted(count.elected))).encode())
    last: list[int] | None = None
    for votes in count.history:
        row = [votes[number] for number in alive]
        if row != last:
            digest.update(repr(row).encode())
            last = row
    digest.update(array("q", count.papers.place).tobytes())
    digest.update(array("q", count.papers.value).tobytes())
    return digest.digest()
