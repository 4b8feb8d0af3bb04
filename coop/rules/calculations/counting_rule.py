"""From a pack's words for a decision type to the rule that ``coop.counting`` reads (its ``formats.rule_json``).

A pack says ``quorum: {count, percent, combine, of, counts, classes}`` and ``pass: {ratio, strict, base}``, as people
write rules down; the count wants tiers, fractions and relations. Nothing is decided here, only rewritten.
"""

from collections.abc import Mapping
from typing import Any

YES_NO = "yes-no-abstain"
_AGAINST_BASES = {"votes_cast": "cast"}


def stage_of(decision_type: Mapping[str, Any], stage: int = 1) -> dict[str, Any]:
    """The decision type as it is at one stage (from 1): what the stage says, else what the type says."""
    stages = decision_type.get("stages") or [{}]
    whole = {key: value for key, value in decision_type.items() if key != "stages"}
    return {**whole, **stages[stage - 1]}


def stage_count(decision_type: Mapping[str, Any]) -> int:
    return len(decision_type.get("stages") or [{}])


def counting_rule(decision_type: Mapping[str, Any], stage: int = 1) -> dict[str, Any] | None:
    """The rule of a yes-or-no decision as ``read_rule`` takes it; none where ballots are ranked."""
    if decision_type["method"] != YES_NO:
        return None
    step = stage_of(decision_type, stage)
    rule: dict[str, Any] = {"thresholds": _thresholds(step)}
    if "quorum" in step:
        quorum = step["quorum"]
        if _asks_of_all(quorum):
            rule["quorum"] = _quorum(quorum, quorum)
        if quorum.get("classes"):
            rule["class_quorums"] = {name: _quorum(asked, quorum) for name, asked in quorum["classes"].items()}
    if "weighting" in step:
        rule["weighting"] = step["weighting"]
    return rule


def _asks_of_all(quorum: Mapping[str, Any]) -> bool:
    return any(key in quorum for key in ("count", "percent", "tiers"))


def _quorum(asked: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    tiers = [_tier(tier) for tier in asked.get("tiers", [asked])]
    return {"tiers": tiers, **({"counts": whole["counts"]} if "counts" in whole else {})}


def _tier(asked: Mapping[str, Any]) -> dict[str, Any]:
    tier: dict[str, Any] = {"count": asked.get("count", 0), "share": f"{asked.get('percent', 0)}/100"}
    if "combine" in asked:
        tier["combine"] = asked["combine"]
    if "up_to" in asked:
        tier["up_to"] = asked["up_to"]
    return tier


def _thresholds(step: Mapping[str, Any]) -> list[dict[str, Any]]:
    passing = step["pass"]
    found = [_threshold(test) for test in passing.get("all_of", [passing])]
    if "turnout" in step:
        turnout = step["turnout"]
        asked = {"ratio": turnout["ratio"], "strict": turnout.get("strict", False), "base": turnout.get("of", "roll")}
        found.append({**_threshold(asked), "subject": "turnout"})
    return found


def _threshold(test: Mapping[str, Any]) -> dict[str, Any]:
    if "against_lt" in test:
        base = _AGAINST_BASES.get(test["base"], test["base"])
        return {"ratio": test["against_lt"], "relation": "less_than", "base": base, "subject": "against"}
    relation = "more_than" if test.get("strict") else "at_least"
    found = {"ratio": test["ratio"], "relation": relation, "base": test.get("base", "for_against")}
    return {**found, **({"class": test["class"]} if "class" in test else {})}
