"""Which decision a change of the rulebook needs: what is locked is not given up by an easier one.

Where the rules in force have a type of decision for what is locked, only that type takes the lock off, alters it, or
gives some members more than one vote (Co-operatives UK, model articles for a worker co-operative limited by shares:
100 % of members). Where they have one for the rights of classes (the same, article 33: 75 % of the members and 75 % of
the equity shareholders), what was promised to a class that it asks changes only by that one.
"""

from collections.abc import Mapping
from typing import Any

RULE_CHANGE, LOCKED, CLASS_RIGHTS = "rule_change", "entrenched", "class_rights"
WORDS = frozenset({"title", "about"})


def type_needed(now: Mapping[str, Any], then: Mapping[str, Any]) -> str:
    """The key of the type of decision, of the rules in force, that may replace them by others. Both are whole packs."""
    if LOCKED not in now["decision_types"]:
        return RULE_CHANGE
    opened = _lock(then) != _lock(now) or _weighted(then) != _weighted(now)
    return LOCKED if opened else RULE_CHANGE


def _lock(pack: Mapping[str, Any]) -> Any:
    """How locked things are decided, with the text that says what they are."""
    kind = pack["decision_types"].get(LOCKED)
    if kind is None:
        return None
    stands_on = kind["clause"]["pass"]
    texts = [clause["text"] for clause in pack["clauses"] if clause["id"] == stands_on]
    return {key: value for key, value in kind.items() if key not in WORDS}, texts


def _weighted(pack: Mapping[str, Any]) -> dict[str, Any]:
    """Where the rule is not one member, one vote."""
    return {key: kind["weighting"] for key, kind in pack["decision_types"].items() if kind.get("weighting")}


def classes_that_must_agree(
    now: Mapping[str, Any], then: Mapping[str, Any], rights: Mapping[str, Mapping[str, Any]]
) -> frozenset[str]:
    """The classes that the rules in force ask, where these other rules break what they were promised: their rights, or
    that they are asked. `rights` are those of every class today. None where the rules in force ask no class.
    """
    kind = now["decision_types"].get(CLASS_RIGHTS)
    if kind is None:
        return frozenset()
    asked = frozenset(test["class"] for test in kind["pass"].get("all_of", [kind["pass"]]) if "class" in test)
    others = then.get("classes", {}).get("rights", {})
    changed = any(others.get(code, rights.get(code)) != rights.get(code) for code in asked)
    return asked if changed or _asks(then) != _asks(now) else frozenset()


def _asks(pack: Mapping[str, Any]) -> Any:
    kind = pack["decision_types"].get(CLASS_RIGHTS)
    return None if kind is None else {key: value for key, value in kind.items() if key not in WORDS}
