"""A ranked election as data: who stands, for how many seats, and the papers, equal ones kept together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coop.counting.errors import BadBallot

# Candidate numbers from first preference down. Bytes where numbers fit in one (a tenth of the memory), else a tuple.
Ranking = bytes | tuple[int, ...]
MOST_CANDIDATES_IN_BYTES = 255


@dataclass(frozen=True, slots=True)
class Election:
    """Candidates are numbered from 1 in the order of ``names``. ``ballots`` maps a ranking to how many papers bear it.

    ``blank`` papers say nothing, ``spoilt`` ones cannot be understood; neither is in the valid poll.
    """

    names: tuple[str, ...]
    seats: int
    ballots: Mapping[Ranking, int]
    withdrawn: frozenset[int] = frozenset()
    blank: int = 0
    spoilt: int = 0
    title: str = ""
    size: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.names))

    def name(self, candidate: int) -> str:
        return self.names[candidate - 1]

    @property
    def numbers(self) -> range:
        return range(1, self.size + 1)


def ranking_of(numbers: Sequence[int], candidates: int) -> Ranking:
    """Store a ranking compactly. The numbers must already be known to be between 1 and ``candidates``."""
    return bytes(numbers) if candidates <= MOST_CANDIDATES_IN_BYTES else tuple(numbers)


def election_from_rankings(
    names: Sequence[str],
    seats: int,
    rankings: Iterable[Sequence[int]],
    *,
    withdrawn: Iterable[int] = (),
    spoilt: int = 0,
    title: str = "",
) -> Election:
    """Build an election from one ranking per paper; an empty ranking is a blank paper.

    Raises:
        BadBallot: a ranking names somebody who does not stand, or somebody twice.
    """
    size = len(names)
    papers: Counter[Ranking] = Counter()
    blank = 0
    for numbers in rankings:
        if not numbers:
            blank += 1
            continue
        if len(set(numbers)) != len(numbers):
            raise BadBallot(f"A ballot ranks a candidate twice: {list(numbers)}.")
        if min(numbers) < 1 or max(numbers) > size:
            raise BadBallot(f"A ballot ranks a candidate who does not stand: {list(numbers)}.")
        papers[ranking_of(numbers, size)] += 1
    return Election(tuple(names), seats, papers, frozenset(withdrawn), blank, spoilt, title)
