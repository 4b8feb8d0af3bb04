"""Has a proposal passed? Thresholds as inequalities between whole numbers (governance 3.5).

A threshold p/q of a base is tested as ``q x number >= p x base`` (or ``>``): nothing is divided, so 29 of 50 is
58 %. A base of nothing is never enough. Every finding says in words which inequality held or failed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from coop.counting.calculations.phrasing import exact
from coop.counting.calculations.tally import Tally
from coop.counting.enums import Base, Relation, Subject
from coop.counting.errors import BadRule

_BASES = {
    Base.FOR_AGAINST: "the votes for and against",
    Base.FOR_AGAINST_ABSTAIN: "the votes for, against and abstaining",
    Base.VALID: "the valid votes",
    Base.CAST: "the papers cast",
    Base.ROLL: "the members on the roll",
    Base.ROLL_PRESENT: "the members present",
    Base.CLASS_ROLL: "the members of the class “{name}”",
    Base.CLASS_CAST: "the votes for and against of the class “{name}”",
}
_SUBJECTS = {Subject.FOR: "votes for", Subject.AGAINST: "votes against", Subject.TURNOUT: "papers cast"}
_RELATIONS = {
    Relation.AT_LEAST: ("at least", "less than"),
    Relation.MORE_THAN: ("more than", "not more than"),
    Relation.LESS_THAN: ("less than", "not less than"),
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """One test, such as more than 1/2 of the votes for and against. Class bases name their class."""

    ratio: Fraction
    relation: Relation = Relation.AT_LEAST
    base: Base = Base.FOR_AGAINST
    subject: Subject = Subject.FOR
    class_name: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.ratio, Fraction | int) or not 0 <= self.ratio <= 1:
            raise BadRule(f"A threshold must be a fraction between 0 and 1, not {self.ratio!r}.")
        if (self.class_name is not None) != (self.base in (Base.CLASS_ROLL, Base.CLASS_CAST)):
            raise BadRule("A threshold names a class exactly when it is measured against one.")


@dataclass(frozen=True, slots=True)
class Voters:
    """Who could vote: the roll less strikes, how many were present, and the same for each class."""

    roll: int = 0
    present: int = 0
    class_rolls: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One inequality with its numbers: ``left`` is q x number, ``right`` is p x base."""

    met: bool
    left: Fraction
    right: Fraction
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Carried when every finding is met. ``notes`` say what else the reader must know, such as a class left out."""

    carried: bool
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def find_out(
    rule: Threshold, number: int | Fraction, base: int | Fraction, *, of: str | None = None, noun: str | None = None
) -> Finding:
    """Test one number against one base. ``of`` and ``noun`` name them in the words.

    ``number`` and ``base`` may be fractions where classes are weighted.
    """
    p, q = Fraction(rule.ratio).numerator, Fraction(rule.ratio).denominator
    left, right = Fraction(q * number), Fraction(p * base)
    whom = (of or _BASES[rule.base]).format(name=rule.class_name)
    what = noun or _SUBJECTS[rule.subject]
    if number == 1:
        what = what.replace("votes", "vote").replace("papers", "paper")
    if base <= 0:
        words = f"{exact(number)} {what}, but {whom} are 0, and with nothing to measure against nothing can be met."
        return Finding(False, left, right, words)
    met = {
        Relation.AT_LEAST: left >= right,
        Relation.MORE_THAN: left > right,
        Relation.LESS_THAN: left < right,
    }[rule.relation]
    stands = _RELATIONS[rule.relation][0 if met else 1]
    words = (
        f"{exact(number)} {what}; {whom} are {exact(base)}. "
        f"Asked: {_RELATIONS[rule.relation][0]} {rule.ratio} of them. "
        f"{q} x {exact(number)} = {exact(left)} is {stands} {p} x {exact(base)} = {exact(right)}: "
        f"{'met' if met else 'not met'}."
    )
    return Finding(met, left, right, words)


def judge(
    rules: Sequence[Threshold],
    tally: Tally,
    voters: Voters,
    *,
    classes: Mapping[str, Tally] | None = None,
) -> Judgement:
    """Test every threshold of a rule; the proposal carries when all are met. A class that cast no paper agreed to
    nothing.

    Raises:
        BadRule: there is no threshold at all, or one names a class and the papers are not told apart by class.
    """
    if not rules:
        raise BadRule("A rule needs at least one threshold.")
    findings = []
    for rule in rules:
        counts = tally
        if rule.class_name is not None:
            if not classes and tally.cast:
                raise BadRule(f"There are no figures for the class “{rule.class_name}”.")
            counts = (classes or {}).get(rule.class_name, Tally())
        numbers = {Subject.FOR: counts.for_, Subject.AGAINST: counts.against, Subject.TURNOUT: counts.cast}
        findings.append(find_out(rule, numbers[rule.subject], base_of(rule, tally, voters, classes or {})))
    return Judgement(all(finding.met for finding in findings), tuple(findings))


def base_of(rule: Threshold, tally: Tally, voters: Voters, classes: Mapping[str, Tally]) -> int:
    """The number that the threshold is a share of."""
    if rule.base is Base.CLASS_ROLL:
        return voters.class_rolls.get(rule.class_name or "", 0)
    if rule.base is Base.CLASS_CAST:
        return classes.get(rule.class_name or "", Tally()).decided
    return {
        Base.FOR_AGAINST: tally.decided,
        Base.FOR_AGAINST_ABSTAIN: tally.decided + tally.abstain,
        Base.VALID: tally.valid,
        Base.CAST: tally.cast,
        Base.ROLL: voters.roll,
        Base.ROLL_PRESENT: voters.present,
    }[rule.base]
