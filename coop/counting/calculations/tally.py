"""The papers of a yes-or-no question, counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from coop.counting.enums import Kind
from coop.counting.errors import BadBallot


@dataclass(frozen=True, slots=True)
class Tally:
    """Five kinds of paper, five numbers: abstaining is a choice, blank says nothing, spoilt cannot be understood.

    ``proxies`` says how many of the papers above were cast by proxy, ``present`` how many people are in the room.
    """

    for_: int = 0
    against: int = 0
    abstain: int = 0
    blank: int = 0
    spoilt: int = 0
    proxies: int = 0
    present: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            number = getattr(self, field.name)
            if not isinstance(number, int) or number < 0:
                raise BadBallot(f"“{field.name}” must be a whole number that is not negative, not {number!r}.")
        if self.proxies > self.cast:
            raise BadBallot(f"{self.proxies} proxy votes cannot be among {self.cast} papers.")

    @property
    def decided(self) -> int:
        """For and against: what most rules call the votes cast."""
        return self.for_ + self.against

    @property
    def valid(self) -> int:
        return self.for_ + self.against + self.abstain

    @property
    def cast(self) -> int:
        """Every paper in the box."""
        return self.valid + self.blank + self.spoilt

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def count_yes_no(papers: Iterable[str | None]) -> Tally:
    """Count papers that say ``for``, ``against`` or ``abstain``; ``None`` or an empty text is blank, and anything
    else is spoilt. The order of the papers makes no difference."""
    kinds = {Kind.FOR.value, Kind.AGAINST.value, Kind.ABSTAIN.value}
    counts = Counter("blank" if not paper else paper if paper in kinds else "spoilt" for paper in papers)
    return Tally(counts["for"], counts["against"], counts["abstain"], counts["blank"], counts["spoilt"])
