"""Have enough people taken part? Quorum formulas in whole numbers (governance 3.4).

A share of the roll is rounded up: ``ceil(share x N)``. The roll N is the snapshot less strikes. Whoever asks for
anything at all asks for at least one: with nobody taking part no such quorum is met, whatever the roll.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coop.counting.calculations.phrasing import counted
from coop.counting.calculations.tally import Tally
from coop.counting.enums import Combine, Kind
from coop.counting.errors import BadRule

VOTES = frozenset({Kind.FOR, Kind.AGAINST, Kind.ABSTAIN})


@dataclass(frozen=True, slots=True)
class Tier:
    """What a roll of up to ``up_to`` members needs; the last tier has no upper end.

    ``count`` is a fixed number and ``share`` a part of the roll; with both, the larger counts (or the smaller).
    """

    count: int = 0
    share: Fraction = Fraction(0)
    combine: Combine = Combine.MAX
    up_to: int | None = None

    def needs(self, roll: int) -> int:
        share = -(-self.share.numerator * roll // self.share.denominator)
        if not self.count or not self.share:
            needed = self.count or share
        else:
            needed = max(self.count, share) if self.combine is Combine.MAX else min(self.count, share)
        return max(needed, 1) if self.count or self.share else 0


@dataclass(frozen=True, slots=True)
class Quorum:
    """One formula, as tiers by the size of the roll, and the kinds of paper (or presence) that count towards it."""

    tiers: Sequence[Tier]
    counts: Collection[Kind] = VOTES

    def __post_init__(self) -> None:
        ends = [tier.up_to for tier in self.tiers]
        if not ends or ends[-1] is not None or any(end is None for end in ends[:-1]):
            raise BadRule("A quorum needs tiers with an upper end each, and a last one without.")
        limits = [end for end in ends if end is not None]
        if limits != sorted(set(limits)):
            raise BadRule("The tiers of a quorum must go up.")
        for tier in self.tiers:
            if tier.count < 0 or not 0 <= tier.share <= 1:
                raise BadRule("A quorum asks for a number that is not negative and a share between 0 and 1.")

    def needs(self, roll: int) -> int:
        """How many must take part when the roll has this many members."""
        tier = next(tier for tier in self.tiers if tier.up_to is None or roll <= tier.up_to)
        return tier.needs(roll)


@dataclass(frozen=True, slots=True)
class QuorumFinding:
    """Whether a quorum is met, for the whole roll or for one class, with the numbers."""

    met: bool
    took_part: int
    needed: int
    roll: int
    words: str
    class_name: str | None = None


def simple_quorum(*, count: int = 0, percent: int = 0, combine: Combine = Combine.MAX) -> Quorum:
    """The commonest form: a number, a percentage of the roll, or the larger (or smaller) of the two."""
    return Quorum((Tier(count, Fraction(percent, 100), combine),))


def taking_part(tally: Tally, counts: Collection[Kind]) -> int:
    """How many papers (or people present) count towards a quorum.

    Votes cast by proxy are among the votes; a rule that does not count proxies takes them off. A rule that counts
    the people present counts only them, and the proxies they hold if it says so.
    """
    if Kind.PRESENT in counts:
        return tally.present + (tally.proxies if Kind.PROXY in counts else 0)
    numbers = {
        Kind.FOR: tally.for_,
        Kind.AGAINST: tally.against,
        Kind.ABSTAIN: tally.abstain,
        Kind.BLANK: tally.blank,
        Kind.SPOILT: tally.spoilt,
    }
    total = sum(number for kind, number in numbers.items() if kind in counts)
    return total if Kind.PROXY in counts else max(total - tally.proxies, 0)


def check_quorum(quorum: Quorum, tally: Tally, roll: int, *, class_name: str | None = None) -> QuorumFinding:
    """Test a quorum on frozen numbers. ``roll`` is the number of members entitled, less strikes."""
    took_part, needed = taking_part(tally, quorum.counts), quorum.needs(roll)
    met = took_part >= needed
    of = f" of the class “{class_name}”" if class_name is not None else ""
    words = (
        f"{took_part:,} took part out of {counted(roll, 'member')}{of}; {needed:,} are needed. "
        f"{took_part:,} is {'at least' if met else 'less than'} {needed:,}: {'quorate' if met else 'not quorate'}."
    )
    return QuorumFinding(met, took_part, needed, roll, words, class_name)


@dataclass(frozen=True, slots=True)
class ClassQuorum:
    """Every class that a rule lists must meet its own quorum. ``excluded`` classes have nobody on the roll."""

    met: bool
    findings: tuple[QuorumFinding, ...]
    excluded: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(f"The class “{name}” has nobody on the roll and was left out." for name in self.excluded)


def check_class_quorum(
    quorums: Mapping[str, Quorum], tallies: Mapping[str, Tally], rolls: Mapping[str, int]
) -> ClassQuorum:
    """A class with nobody on the roll is left out and reported, not passed in silence; with no class left, or none
    listed, the quorum is not met."""
    excluded = tuple(sorted(name for name in quorums if not rolls.get(name)))
    findings = tuple(
        check_quorum(quorums[name], tallies.get(name, Tally()), rolls[name], class_name=name)
        for name in sorted(quorums)
        if name not in excluded
    )
    return ClassQuorum(bool(findings) and all(finding.met for finding in findings), findings, excluded)
