"""A yes-or-no decision from beginning to end: quorum, then threshold, with or without class weights."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from coop.counting.calculations.class_weights import capped, fixed_shares, judge_weighed, judge_with_class_veto
from coop.counting.calculations.quorum import ClassQuorum, Quorum, QuorumFinding, check_class_quorum, check_quorum
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Judgement, Threshold, Voters, judge
from coop.counting.enums import Base, Divisor
from coop.counting.errors import BadRule


class Outcome(StrEnum):
    """What became of a proposal. A tie is lost: nobody has a casting vote."""

    CARRIED = "carried"
    LOST = "lost"
    INQUORATE = "inquorate"


@dataclass(frozen=True, slots=True)
class FixedShares:
    shares: Mapping[str, Fraction]
    divisor: Divisor = Divisor.CLASS_CAST


@dataclass(frozen=True, slots=True)
class Cap:
    cap: Fraction
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClassVeto:
    each_class: Threshold


@dataclass(frozen=True, slots=True)
class ResolutionRule:
    """All thresholds must be met; so must the quorum, and that of every class listed, where the rule asks for them.

    ``weighting`` replaces the plain count for the first threshold; with it there can be only one.
    """

    thresholds: tuple[Threshold, ...]
    quorum: Quorum | None = None
    class_quorums: Mapping[str, Quorum] = field(default_factory=dict)
    weighting: FixedShares | Cap | ClassVeto | None = None

    def __post_init__(self) -> None:
        if not self.thresholds:
            raise BadRule("A rule needs at least one threshold.")
        if self.weighting is not None and len(self.thresholds) > 1:
            raise BadRule("A rule that weighs classes has one threshold.")


@dataclass(frozen=True, slots=True)
class ResolutionResult:
    """Everything the declaration needs: the outcome, the counts, and each inequality in words."""

    outcome: Outcome
    tally: Tally
    classes: Mapping[str, Tally]
    quorum: QuorumFinding | None
    class_quorum: ClassQuorum | None
    judgement: Judgement

    @property
    def notes(self) -> tuple[str, ...]:
        return (*(self.class_quorum.notes if self.class_quorum else ()), *self.judgement.notes)


def count_resolution(
    rule: ResolutionRule, tally: Tally, voters: Voters, classes: Mapping[str, Tally] | None = None
) -> ResolutionResult:
    """Apply a rule to frozen numbers. ``tally`` is the whole vote; ``classes`` the same papers by class.

    Raises:
        BadRule: the rule weighs or tests classes and there are no figures for them.
    """
    by_class = classes or {}
    quorum = check_quorum(rule.quorum, tally, voters.roll) if rule.quorum is not None else None
    class_quorum = check_class_quorum(rule.class_quorums, by_class, voters.class_rolls) if rule.class_quorums else None
    judgement = _judge(rule, tally, voters, by_class)
    if (quorum is not None and not quorum.met) or (class_quorum is not None and not class_quorum.met):
        outcome = Outcome.INQUORATE
    else:
        outcome = Outcome.CARRIED if judgement.carried else Outcome.LOST
    return ResolutionResult(outcome, tally, by_class, quorum, class_quorum, judgement)


def _judge(rule: ResolutionRule, tally: Tally, voters: Voters, classes: Mapping[str, Tally]) -> Judgement:
    match rule.weighting:
        case None:
            return judge(rule.thresholds, tally, voters, classes=classes)
        case FixedShares(shares, divisor):
            counted = rule.thresholds[0].base is Base.FOR_AGAINST_ABSTAIN
            weighed = fixed_shares(shares, classes, voters.class_rolls, divisor, count_abstentions=counted)
            return judge_weighed(rule.thresholds[0], weighed)
        case Cap(cap, names):
            return judge_weighed(rule.thresholds[0], capped(cap, names, classes))
        case ClassVeto(each_class):
            return judge_with_class_veto(rule.thresholds[0], each_class, classes, voters, together=tally)
