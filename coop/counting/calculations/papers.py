"""Where every ballot paper lies, and what it is worth, at any moment of a transferable-vote count.

Papers with the same ranking travel together all the way, so one entry stands for all of them.
Values are whole numbers of 1/100000 vote (SSI 2007/42 rule 48(3): five decimal places, any remainder ignored).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coop.counting.calculations.election import Election, Ranking

VOTE = 100_000


@dataclass(frozen=True, slots=True)
class Transfer:
    """What happened when one candidate's papers moved. All in 1/100000 vote.

    ``rates`` holds, for each value a paper had when it was received, its new value and how many papers had it.
    """

    received: Mapping[int, int]
    exhausted: int
    lost: int
    rates: tuple[tuple[int, int, int], ...]


class Papers:
    """The papers on the counting table, in one pile per candidate."""

    def __init__(self, election: Election) -> None:
        standing = _flags(election)
        self.rankings: list[Ranking] = []
        self.copies: list[int] = []
        self.place: list[int] = []
        self.value: list[int] = []
        self.pile: dict[int, list[int]] = {number: [] for number in election.numbers if standing[number]}
        self.unusable = 0
        for ranking, copies in election.ballots.items():
            for place, number in enumerate(ranking):
                if standing[number]:
                    self.pile[number].append(len(self.rankings))
                    self.rankings.append(ranking)
                    self.copies.append(copies)
                    self.place.append(place)
                    self.value.append(VOTE)
                    break
            else:
                self.unusable += copies

    def clone(self) -> "Papers":
        """A second table with the same papers, to try out what another order would do."""
        twin = Papers.__new__(Papers)
        twin.rankings, twin.copies, twin.unusable = self.rankings, self.copies, self.unusable
        twin.place, twin.value = self.place.copy(), self.value.copy()
        twin.pile = {number: pile.copy() for number, pile in self.pile.items()}
        return twin

    def first_count(self) -> dict[int, int]:
        """Votes of each standing candidate on first preferences."""
        return {number: VOTE * sum(self.copies[paper] for paper in pile) for number, pile in self.pile.items()}

    def move(self, source: int, standing: bytearray, *, surplus: int | None = None, total: int = 1) -> Transfer:
        """Send every paper of ``source`` to the next candidate on it who is still standing.

        With a ``surplus`` each paper's value becomes surplus x value / total, cut off after five decimals
        (rule 48(3)); without one papers move at the value they have (rule 50).
        """
        rankings, copies, places, values, piles = self.rankings, self.copies, self.place, self.value, self.pile
        received: dict[int, int] = {}
        counted: dict[int, int] = {}
        rates: dict[int, int] = {}
        exhausted = moved = 0
        pile, piles[source] = piles[source], []
        for paper in pile:
            old, many = values[paper], copies[paper]
            if old not in rates:
                rates[old] = old if surplus is None else surplus * old // total
                counted[old] = 0
            worth = rates[old]
            counted[old] += many
            moved += many * worth
            ranking = rankings[paper]
            for place in range(places[paper] + 1, len(ranking)):
                target = ranking[place]
                if standing[target]:
                    places[paper], values[paper] = place, worth
                    piles[target].append(paper)
                    received[target] = received.get(target, 0) + many * worth
                    break
            else:
                exhausted += many * worth
        lost = 0 if surplus is None else surplus - moved
        table = tuple((old, rates[old], counted[old]) for old in sorted(rates, reverse=True))
        return Transfer(received, exhausted, lost, table)


def _flags(election: Election) -> bytearray:
    """One byte per candidate number: 1 while standing."""
    flags = bytearray([1]) * (election.size + 1)
    flags[0] = 0
    for number in election.withdrawn:
        flags[number] = 0
    return flags
