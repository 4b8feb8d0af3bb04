"""Rules of decision as JSON, as a rule pack or a bundle states them. Fractions are texts such as ``"3/4"``."""

import re
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from coop.counting.calculations.quorum import VOTES, Quorum, Tier
from coop.counting.calculations.resolution import Cap, ClassVeto, FixedShares, ResolutionRule
from coop.counting.calculations.thresholds import Threshold
from coop.counting.enums import Base, Combine, Divisor, Kind, Relation, Subject
from coop.counting.errors import BadRule

_FRACTION = re.compile(r"[0-9]{1,9}(?:/[1-9][0-9]{0,8})?")
_Word = TypeVar("_Word", bound=StrEnum)


def read_rule(document: Any) -> ResolutionRule:
    """Build a rule from its JSON.

    ``{"thresholds": [{"ratio": "3/4", "relation": "at_least", "base": "for_against", "subject": "for"}],
    "quorum": {"tiers": [{"count": 2, "share": "1/2", "combine": "max"}], "counts": ["for", "against", "abstain"]},
    "class_quorums": {"worker": {...}}, "weighting": {"shape": "cap", "cap": "1/10", "classes": ["investor"]}}``.
    Other shapes: ``fixed-shares`` with ``shares`` and ``divisor``; ``class-veto`` with ``each_class``.

    Raises:
        BadRule: a word or number is missing, unknown or out of range; a member is not known.
    """
    rule = _object(document, "the rule", {"thresholds", "quorum", "class_quorums", "weighting"})
    thresholds = rule.get("thresholds")
    if not isinstance(thresholds, list):
        raise BadRule("The rule needs a list of thresholds.")
    quorum = rule.get("quorum")
    class_quorums = rule.get("class_quorums") or {}
    if not isinstance(class_quorums, dict):
        raise BadRule("The class quorums must be given by class.")
    return ResolutionRule(
        tuple(_threshold(item) for item in thresholds),
        None if quorum is None else _quorum(quorum),
        {str(name): _quorum(item) for name, item in class_quorums.items()},
        _weighting(rule.get("weighting")),
    )


def _threshold(document: Any) -> Threshold:
    item = _object(document, "a threshold", {"ratio", "relation", "base", "subject", "class"})
    return Threshold(
        _fraction(item.get("ratio")),
        _word(Relation, item.get("relation", Relation.AT_LEAST)),
        _word(Base, item.get("base", Base.FOR_AGAINST)),
        _word(Subject, item.get("subject", Subject.FOR)),
        item.get("class"),
    )


def _quorum(document: Any) -> Quorum:
    item = _object(document, "a quorum", {"tiers", "counts"})
    tiers = item.get("tiers")
    counts = item.get("counts", sorted(VOTES))
    if not isinstance(tiers, list) or not isinstance(counts, list):
        raise BadRule("A quorum needs a list of tiers, and what counts as a list.")
    return Quorum(tuple(_tier(tier) for tier in tiers), frozenset(_word(Kind, kind) for kind in counts))


def _tier(document: Any) -> Tier:
    item = _object(document, "a tier", {"count", "share", "combine", "up_to"})
    count, up_to = item.get("count", 0), item.get("up_to")
    if type(count) is not int or (up_to is not None and type(up_to) is not int):
        raise BadRule("The numbers of a tier must be whole.")
    return Tier(count, _fraction(item.get("share", "0")), _word(Combine, item.get("combine", Combine.MAX)), up_to)


def _weighting(document: Any) -> FixedShares | Cap | ClassVeto | None:
    if document is None:
        return None
    item = _object(document, "the weighting", {"shape", "shares", "divisor", "cap", "classes", "each_class"})
    shape = item.get("shape")
    if shape == "fixed-shares":
        shares = _object(item.get("shares"), "the shares", None)
        divisor = _word(Divisor, item.get("divisor", Divisor.CLASS_CAST))
        return FixedShares({name: _fraction(share) for name, share in shares.items()}, divisor)
    if shape == "cap":
        classes = item.get("classes")
        if not isinstance(classes, list):
            raise BadRule("A cap needs the list of its classes.")
        return Cap(_fraction(item.get("cap")), frozenset(map(str, classes)))
    if shape == "class-veto":
        return ClassVeto(_threshold(item.get("each_class")))
    raise BadRule(f"The weighting {shape!r} is not known.")


def _object(document: Any, what: str, known: set[str] | None) -> Mapping[str, Any]:
    if not isinstance(document, dict):
        raise BadRule(f"{what.capitalize()} must be a JSON object.")
    strangers = sorted(set(document) - known) if known is not None else []
    if strangers:
        raise BadRule(f"{what.capitalize()} has a member that is not known: {strangers[0]}.")
    return document


def _fraction(value: Any) -> Fraction:
    if not isinstance(value, str) or not _FRACTION.fullmatch(value):
        raise BadRule(f"A fraction must be a text such as 3/4, not {value!r}.")
    return Fraction(value)


def _word(kind: type[_Word], value: Any) -> _Word:
    try:
        return kind(value)
    except ValueError:
        raise BadRule(f"{value!r} is not one of {', '.join(kind)}.") from None
