"""Votes weighed by class, in the three shapes that live rules have (governance 3.6), as exact fractions.

Where a statute says one member one vote, the caller does not weigh at all.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coop.counting.calculations.phrasing import exact
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Finding, Judgement, Threshold, Voters, base_of, find_out
from coop.counting.enums import Base, Divisor, Subject
from coop.counting.errors import BadRule

_WEIGHABLE = (Base.FOR_AGAINST, Base.FOR_AGAINST_ABSTAIN)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The votes after weighing, in shares of a whole or in weighed votes."""

    for_: Fraction
    against: Fraction
    abstain: Fraction
    notes: tuple[str, ...] = ()


def fixed_shares(
    shares: Mapping[str, Fraction],
    tallies: Mapping[str, Tally],
    rolls: Mapping[str, int],
    divisor: Divisor = Divisor.CLASS_CAST,
    *,
    count_abstentions: bool = False,
) -> Weighed:
    """Shape 1: each class has a fixed share of the whole vote, divided among its votes cast, or among its members.

    Votes cast are those for and against, and the abstentions too where ``count_abstentions`` says that the threshold
    is measured against them. A class that casts no vote (or has no member) forfeits its share, and the notes say so.

    Raises:
        BadRule: the shares are not positive or do not add up to one, or a class that voted has no share.
    """
    if sum(shares.values()) != 1 or any(share <= 0 for share in shares.values()):
        raise BadRule("The shares of the classes must be above zero and add up to one.")
    strangers = sorted(name for name, tally in tallies.items() if tally.cast and name not in shares)
    if strangers:
        raise BadRule(f"The class “{strangers[0]}” voted but has no share.")
    for_, against, abstain = Fraction(0), Fraction(0), Fraction(0)
    notes = []
    for name in sorted(shares):
        tally = tallies.get(name, Tally())
        cast = tally.valid if count_abstentions else tally.decided
        among = cast if divisor is Divisor.CLASS_CAST else rolls.get(name, 0)
        if among == 0 or cast == 0:
            why = "cast no vote" if among or divisor is Divisor.CLASS_CAST else "has nobody on the roll"
            notes.append(f"The class “{name}” {why} and forfeits its share of {exact(shares[name])}.")
        if among == 0:
            continue
        if divisor is Divisor.CLASS_ROLL and tally.valid > among:
            raise BadRule(f"The class “{name}” cast {tally.valid} votes, but has {among} members.")
        each = shares[name] / among
        for_ += each * tally.for_
        against += each * tally.against
        abstain += each * tally.abstain
    return Weighed(for_, against, abstain, tuple(notes))


def cap_weight(cap: Fraction, uncapped: int, capped: int) -> Fraction:
    """Shape 2: the weight of one vote of the capped classes, so that together they have at most ``cap`` of the votes:
    min(1, c / (1 - c) x U / I), where U and I are the votes cast by the others and by them."""
    if not 0 <= cap < 1:
        raise BadRule(f"A cap must be a fraction from 0 to below 1, not {cap!r}.")
    if capped == 0:
        return Fraction(1)
    return min(Fraction(1), cap / (1 - cap) * Fraction(uncapped, capped))


def capped(cap: Fraction, capped_classes: Collection[str], tallies: Mapping[str, Tally]) -> Weighed:
    """Weigh down the classes under a cap. With no other vote cast their weight is 0, and nothing can carry."""
    inside = sum((tally for name, tally in tallies.items() if name in capped_classes), Tally())
    outside = sum((tally for name, tally in tallies.items() if name not in capped_classes), Tally())
    weight = cap_weight(cap, outside.decided, inside.decided)
    names = ", ".join(f"“{name}”" for name in sorted(capped_classes))
    notes = (
        (f"Votes of {names} are capped at {exact(cap)} of the whole: each counts {exact(weight)}.",)
        if weight < 1
        else (f"Votes of {names} stay within the cap of {exact(cap)}: each counts 1.",)
    )
    return Weighed(
        outside.for_ + weight * inside.for_,
        outside.against + weight * inside.against,
        outside.abstain + weight * inside.abstain,
        notes,
    )


def judge_weighed(rule: Threshold, weighed: Weighed) -> Judgement:
    """Test a threshold on weighed votes. Only bases made of those votes make sense here.

    Raises:
        BadRule: the threshold is measured against papers, members or a single class, or tests the turnout.
    """
    if rule.base not in _WEIGHABLE or rule.subject is Subject.TURNOUT:
        raise BadRule("Weighed votes can be measured only against the weighed votes cast.")
    base = weighed.for_ + weighed.against
    if rule.base is Base.FOR_AGAINST_ABSTAIN:
        base += weighed.abstain
    number = weighed.for_ if rule.subject is Subject.FOR else weighed.against
    finding = find_out(rule, number, base, of="the weighed votes", noun=f"weighed votes {rule.subject.value}")
    return Judgement(finding.met, (finding,), weighed.notes)


def judge_with_class_veto(
    overall: Threshold,
    each_class: Threshold,
    tallies: Mapping[str, Tally],
    voters: Voters,
    *,
    together: Tally | None = None,
) -> Judgement:
    """Shape 3: the threshold of the whole vote, and one that every class must meet on its own votes.

    ``each_class`` is measured against the votes, papers or roll of its class. A class with nobody on the roll is
    left out and reported; a class with members who cast no vote has not agreed. ``together`` is the whole vote,
    where a person in two classes votes once and the classes do not simply add up.
    """
    whole = together if together is not None else sum(tallies.values(), Tally())
    subject = {Subject.FOR: whole.for_, Subject.AGAINST: whole.against, Subject.TURNOUT: whole.cast}[overall.subject]
    findings: list[Finding] = [find_out(overall, subject, base_of(overall, whole, voters, tallies))]
    notes = []
    for name in sorted(voters.class_rolls.keys() | tallies.keys()):
        tally = tallies.get(name, Tally())
        if not voters.class_rolls.get(name) and not tally.cast:
            notes.append(f"The class “{name}” has nobody on the roll and was left out.")
            continue
        within = Voters(voters.class_rolls.get(name, 0), tally.present, voters.class_rolls)
        number = {Subject.FOR: tally.for_, Subject.AGAINST: tally.against, Subject.TURNOUT: tally.cast}
        base = base_of(each_class, tally, within, tallies)
        of = f"{_OF_CLASS[each_class.base]} of the class “{name}”"
        findings.append(find_out(each_class, number[each_class.subject], base, of=of))
    return Judgement(all(finding.met for finding in findings), tuple(findings), tuple(notes))


_OF_CLASS = {
    Base.FOR_AGAINST: "the votes for and against",
    Base.FOR_AGAINST_ABSTAIN: "the votes for, against and abstaining",
    Base.VALID: "the valid votes",
    Base.CAST: "the papers cast",
    Base.ROLL: "the members",
    Base.ROLL_PRESENT: "the members present",
}
