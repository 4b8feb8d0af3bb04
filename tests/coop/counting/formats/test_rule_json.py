"""Rules of decision as JSON."""

from fractions import Fraction
from typing import Any

import pytest

from coop.counting.calculations.quorum import Quorum, Tier
from coop.counting.calculations.resolution import Cap, ClassVeto, FixedShares, ResolutionRule
from coop.counting.calculations.thresholds import Threshold
from coop.counting.enums import Base, Combine, Divisor, Kind, Relation, Subject
from coop.counting.errors import BadRule
from coop.counting.formats.rule_json import read_rule

MAJORITY = {"ratio": "1/2", "relation": "more_than"}


def test_a_whole_rule_is_read() -> None:
    rule = read_rule(
        {
            "thresholds": [
                {"ratio": "3/4"},
                {"ratio": "1/10", "relation": "less_than", "base": "roll", "subject": "against"},
                {"ratio": "1", "base": "class_roll", "class": "worker"},
            ],
            "quorum": {
                "tiers": [{"count": 3, "share": "1/2", "up_to": 9}, {"count": 20, "share": "2/5", "combine": "min"}],
                "counts": ["for", "against", "abstain", "proxy"],
            },
            "class_quorums": {"worker": {"tiers": [{"share": "3/10"}]}},
        }
    )
    assert rule == ResolutionRule(
        (
            Threshold(Fraction(3, 4), Relation.AT_LEAST, Base.FOR_AGAINST, Subject.FOR),
            Threshold(Fraction(1, 10), Relation.LESS_THAN, Base.ROLL, Subject.AGAINST),
            Threshold(Fraction(1), base=Base.CLASS_ROLL, class_name="worker"),
        ),
        Quorum(
            (Tier(3, Fraction(1, 2), up_to=9), Tier(20, Fraction(2, 5), Combine.MIN)),
            frozenset({Kind.FOR, Kind.AGAINST, Kind.ABSTAIN, Kind.PROXY}),
        ),
        {"worker": Quorum((Tier(share=Fraction(3, 10)),))},
    )


@pytest.mark.parametrize(
    ("weighting", "meant"),
    [
        (None, None),
        (
            {"shape": "fixed-shares", "shares": {"a": "1/2", "b": "1/2"}, "divisor": "class_roll"},
            FixedShares({"a": Fraction(1, 2), "b": Fraction(1, 2)}, Divisor.CLASS_ROLL),
        ),
        ({"shape": "cap", "cap": "1/10", "classes": ["investor"]}, Cap(Fraction(1, 10), frozenset({"investor"}))),
        (
            {"shape": "class-veto", "each_class": MAJORITY},
            ClassVeto(Threshold(Fraction(1, 2), Relation.MORE_THAN)),
        ),
    ],
)
def test_every_shape_of_weighting_is_read(weighting: Any, meant: Any) -> None:
    assert read_rule({"thresholds": [MAJORITY], "weighting": weighting}).weighting == meant


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("more than half", "must be a JSON object"),
        ({}, "list of thresholds"),
        ({"thresholds": []}, "at least one threshold"),
        ({"thresholds": [{}]}, "a text such as 3/4"),
        ({"thresholds": [{"ratio": 0.75}]}, "a text such as 3/4"),
        ({"thresholds": [{"ratio": "3/0"}]}, "a text such as 3/4"),
        ({"thresholds": [{"ratio": "5/4"}]}, "between 0 and 1"),
        ({"thresholds": [MAJORITY], "quorom": {}}, "not known: quorom"),
        ({"thresholds": [{"ratio": "1/2", "base": "everyone"}]}, "'everyone' is not one of for_against"),
        ({"thresholds": [MAJORITY], "quorum": {"tiers": 5}}, "a list of tiers"),
        ({"thresholds": [MAJORITY], "quorum": {"tiers": [{"count": "5"}]}}, "must be whole"),
        ({"thresholds": [MAJORITY], "class_quorums": [1]}, "given by class"),
        ({"thresholds": [MAJORITY], "weighting": {"shape": "weird"}}, "'weird' is not known"),
        ({"thresholds": [MAJORITY], "weighting": {"shape": "cap", "cap": "1/10"}}, "list of its classes"),
        (
            {"thresholds": [MAJORITY, MAJORITY], "weighting": {"shape": "class-veto", "each_class": MAJORITY}},
            "one thresh",
        ),
    ],
)
def test_a_rule_that_says_something_unclear_is_refused(document: Any, why: str) -> None:
    with pytest.raises(BadRule, match=why):
        read_rule(document)
