"""Read ranked ballots in the BLT format, the one every STV counter understands.

    4 2                 four candidates, two seats
    -3                  candidate 3 has withdrawn (any number of these, before the ballots)
    7 1 2 4 0           seven papers ranking 1, then 2, then 4
    2 0                 two blank papers
    0                   no more ballots
    "Ada"               the candidates' names, in order
    "Bo \\"Bobby\\" B"   a quotation mark inside is written \\" or ""
    Cy                  quotation marks may be left out
    "Di"
    "Board 2026"        the title

``#`` starts a comment. The file is read line by line, and equal rankings are kept once, however large it is.
"""

import re
from collections.abc import Callable, Iterable

from coop.counting.calculations.election import Election, Ranking, ranking_of
from coop.counting.errors import BadInput
from coop.counting.formats.blt_names import NameReader

MOST_CANDIDATES = 10_000
MOST_DIGITS = 18
_BALLOT = re.compile(rb"\s*[0-9]{1,18}(?:[ \t]+[0-9]{1,18})*\s*")
_WITHDRAWN = re.compile(rb"\s*-[0-9]+(?:[ \t]+-[0-9]+)*\s*")
_BOM = b"\xef\xbb\xbf"
_TICK = 8192

Tick = Callable[[int], None]


def read_blt(lines: Iterable[bytes], *, source: str, tick: Tick | None = None) -> Election:
    """Read an election. ``source`` names the file in messages; ``tick`` hears the number of lines read so far.

    Raises:
        BadInput: with the line, for anything that is not a countable ballot file.
    """
    return _Reader(source, tick).read(lines)


class _Reader:
    def __init__(self, source: str, tick: Tick | None) -> None:
        self.source, self.tick = source, tick
        self.line = 0
        self.candidates = self.seats = 0
        self.withdrawn: set[int] = set()
        self.ballots: dict[Ranking, int] = {}
        self.blank = 0

    def read(self, lines: Iterable[bytes]) -> Election:
        names: NameReader | None = None
        for line in lines:
            self.line += 1
            if self.tick is not None and self.line % _TICK == 0:
                self.tick(self.line)
            raw = line.removeprefix(_BOM) if self.line == 1 else line
            if names is not None:
                names.add(raw, self.line)
                if names.full:
                    break
            elif self.candidates == 0:
                self._header(raw)
            elif self._ballot(raw):
                names = NameReader(self.source, self.candidates)
        if names is None:
            raise self._bad(self._what_is_missing())
        title = names.finish(self.line)
        return Election(
            names=tuple(names.names),
            seats=self.seats,
            ballots=self.ballots,
            withdrawn=frozenset(self.withdrawn),
            blank=self.blank,
            title=title,
        )

    def _what_is_missing(self) -> str:
        if self.candidates == 0:
            return "the file is empty: the first line should give the number of candidates and of seats."
        return "the file ends before the line with a single 0 that closes the ballots."

    def _bad(self, problem: str) -> BadInput:
        return BadInput(self.source, max(self.line, 1), problem)

    def _header(self, raw: bytes) -> None:
        tokens = raw.split(b"#", 1)[0].split()
        if not tokens:
            return
        if len(tokens) != 2 or not all(token.isdigit() and len(token) <= MOST_DIGITS for token in tokens):
            raise self._bad(f"expected the number of candidates and of seats, such as 4 2, but found {_shown(raw)}.")
        candidates, seats = int(tokens[0]), int(tokens[1])
        if not 1 <= candidates <= MOST_CANDIDATES:
            raise self._bad(f"the number of candidates must be between 1 and {MOST_CANDIDATES:,}, not {candidates}.")
        if seats < 1:
            raise self._bad("there must be at least one seat.")
        self.candidates, self.seats = candidates, seats

    def _ballot(self, raw: bytes) -> bool:
        """Take in one line of the ballots; true when it was the end marker."""
        if not _BALLOT.fullmatch(raw):
            raw = raw.split(b"#", 1)[0]
            if not raw.strip():
                return False
            if _WITHDRAWN.fullmatch(raw):
                self._withdraw(raw)
                return False
            if not _BALLOT.fullmatch(raw):
                raise self._bad(self._unreadable(raw))
        tokens = raw.split()
        copies = int(tokens[0])
        if copies == 0:
            if len(tokens) > 1:
                raise self._bad("a ballot line cannot stand for 0 papers.")
            return True
        numbers = list(map(int, tokens[1:]))
        if not numbers or numbers[-1] != 0:
            raise self._bad("the ballot does not end with 0.")
        numbers.pop()
        if not numbers:
            self.blank += copies
            return False
        if max(numbers) > self.candidates or min(numbers) < 1 or len(set(numbers)) < len(numbers):
            raise self._bad(self._impossible(numbers))
        ranking = ranking_of(numbers, self.candidates)
        self.ballots[ranking] = self.ballots.get(ranking, 0) + copies
        return False

    def _withdraw(self, raw: bytes) -> None:
        if self.ballots or self.blank:
            raise self._bad("withdrawn candidates must be listed before the first ballot.")
        for token in raw.split():
            number = int(token[1 : MOST_DIGITS + 1])
            if not 1 <= number <= self.candidates:
                raise self._bad(f"candidate {number} cannot withdraw: there are {self.candidates} candidates.")
            if number in self.withdrawn:
                raise self._bad(f"candidate {number} is listed as withdrawn twice.")
            self.withdrawn.add(number)

    def _impossible(self, numbers: list[int]) -> str:
        for place, number in enumerate(numbers):
            if number > self.candidates:
                return f"the ballot ranks candidate {number}, but there are {self.candidates} candidates."
            if number < 1:
                return "a 0 stands in the middle of the ballot; it may only end it."
            if number in numbers[:place]:
                return f"the ballot ranks candidate {number} twice."
        raise AssertionError("every number on this ballot is possible")

    def _unreadable(self, raw: bytes) -> str:
        for token in raw.split():
            if b"=" in token:
                return f"the ballot gives two candidates an equal rank ({_shown(token)}); each rank takes one."
            if token == b"-":
                return "the ballot skips a rank (-); ranks must run without a gap."
            if not token.isdigit():
                break
            if len(token) > MOST_DIGITS:
                return f"a number has more than {MOST_DIGITS} digits."
        return f"expected a ballot or the closing 0, but found {_shown(raw)}."


def _shown(raw: bytes) -> str:
    """A piece of the file, short enough to print."""
    return f"“{raw.strip()[:60].decode('utf-8', 'replace')}”"
