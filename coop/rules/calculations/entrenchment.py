"""Which decision a change of the rulebook needs: what is locked is not given up by an easier one.

Where the rules in force have a type of decision for what is locked, only that type takes the lock off, alters it, or
gives some members more than one vote (Co-operatives UK, model articles for a worker co-operative limited by shares:
100 % of members).
"""

from collections.abc import Mapping
from typing import Any

RULE_CHANGE, LOCKED = "rule_change", "entrenched"
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
