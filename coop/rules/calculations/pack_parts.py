"""The elements of one type of decision: notice, window, quorum, threshold, stages; each strictly shaped."""

from collections.abc import Callable, Mapping
from typing import Any

from coop.counting.enums import Base, Combine, Kind
from coop.rules.calculations.pack_checks import Checks, join

Check = Callable[[Checks, str, Any], None]
TIES = ("lost", "committed_order")
SECRECY = ("L0", "L1+")
_TEXTS = {"title", "about", "method"}
_NOT_NUMBERED = _TEXTS | {"clause"}


def check_parts(checks: Checks, path: str, decision_type: Mapping[str, Any], clauses: set[str]) -> None:
    """Every element is known, well shaped, and stands beside a clause of the pack."""
    known = (set(_ELEMENTS) | _NOT_NUMBERED) - {"after"}
    needed = {*_NOT_NUMBERED, "notice", "window", "tie", "secrecy", "challenge_days"}
    checks.members(path, decision_type, needed=needed, known=known)
    for key in sorted(_TEXTS & set(decision_type)):
        checks.text(join(path, key), decision_type[key])
    _elements(checks, path, decision_type)
    if "short_notice" in decision_type and ("stages" in decision_type or _tells_a_person(decision_type)):
        checks.say(join(path, "short_notice"), "is not for votes in stages, nor where a person must be told earlier")
    beside = decision_type.get("clause")
    if not isinstance(beside, dict):
        checks.say(join(path, "clause"), "must say for each element which clause it stands beside")
        return
    numbered = set(decision_type) & set(_ELEMENTS)
    for key in sorted(numbered - set(beside)):
        checks.say(f"{path}.clause.{key}", "is missing: every number stands beside a clause")
    for key in sorted(set(beside) - numbered - {"method"}):
        checks.say(f"{path}.clause.{key}", "stands beside nothing: the type has no such element")
    for key, value in beside.items():
        checks.clause(f"{path}.clause.{key}", value, clauses)


def _tells_a_person(decision_type: Mapping[str, Any]) -> bool:
    notice = decision_type.get("notice")
    return isinstance(notice, dict) and "person_days" in notice


def _elements(checks: Checks, path: str, step: Mapping[str, Any]) -> None:
    for key, value in step.items():
        if key in _ELEMENTS:
            _ELEMENTS[key](checks, join(path, key), value)


def _wholes(needed: set[str], optional: frozenset[str] = frozenset()) -> Check:
    """An object of whole numbers."""

    def check(checks: Checks, path: str, value: Any) -> None:
        if not isinstance(value, dict):
            checks.say(path, "must be an object")
            return
        checks.members(path, value, needed=needed, known=needed | optional)
        for key in sorted((needed | optional) & set(value)):
            checks.whole(join(path, key), value[key])

    return check


def _days(checks: Checks, path: str, value: Any) -> None:
    checks.whole(path, value)


def _quorum(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, dict):
        checks.say(path, "must be an object")
        return
    known = {"scope", "count", "percent", "combine", "of", "counts", "classes", "tiers"}
    checks.members(path, value, needed={"scope", "counts"}, known=known)
    checks.one_of(join(path, "scope"), value.get("scope"), ("members",))
    if value.get("of", "roll") != "roll":
        checks.say(join(path, "of"), "must be roll")
    _asked(checks, path, value)
    counts = value.get("counts")
    if not isinstance(counts, list) or not counts:
        checks.say(join(path, "counts"), "must be a list of what counts as taking part")
    else:
        for place, kind in enumerate(counts):
            checks.one_of(f"{path}.counts[{place}]", kind, tuple(Kind))
    several = [*_members(checks, path, value, "classes", dict), *_members(checks, path, value, "tiers", list)]
    for where, asked in several:
        if not isinstance(asked, dict):
            checks.say(where, "must be an object")
            continue
        checks.members(where, asked, needed=set(), known={"count", "percent", "combine", "up_to"})
        _asked(checks, where, asked)
    if not several and not any(value.get(key) for key in ("count", "percent")):
        checks.say(path, "asks for nobody: leave it out, or say a count or a percentage")


def _members(checks: Checks, path: str, value: Mapping[str, Any], key: str, kind: type) -> list[tuple[str, Any]]:
    if key not in value:
        return []
    found: Any = value[key]
    if not isinstance(found, kind) or not found:
        checks.say(join(path, key), "must not be empty")
        return []
    if kind is dict:
        return [(f"{path}.{key}.{name}", item) for name, item in value[key].items()]
    return [(f"{path}.{key}[{place}]", item) for place, item in enumerate(value[key])]


def _asked(checks: Checks, path: str, value: Mapping[str, Any]) -> None:
    for key, highest in (("count", None), ("percent", 100), ("up_to", None)):
        if key in value:
            checks.whole(join(path, key), value[key], highest=highest)
    if "combine" in value:
        checks.one_of(join(path, "combine"), value["combine"], tuple(Combine))


def _pass(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, dict):
        checks.say(path, "must be an object")
        return
    if "all_of" not in value:
        _test(checks, path, value)
        return
    checks.members(path, value, needed={"all_of"}, known={"all_of"})
    for where, test in _members(checks, path, value, "all_of", list):
        if isinstance(test, dict):
            _test(checks, where, test)
        else:
            checks.say(where, "must be an object")


def _test(checks: Checks, path: str, value: Mapping[str, Any]) -> None:
    if "against_lt" in value:
        checks.members(path, value, needed={"against_lt", "base"}, known={"against_lt", "base"})
        checks.fraction(join(path, "against_lt"), value["against_lt"])
        checks.one_of(join(path, "base"), value.get("base"), ("votes_cast", *Base))
        return
    checks.members(path, value, needed={"ratio", "strict", "base"}, known={"ratio", "strict", "base", "class"})
    checks.fraction(join(path, "ratio"), value.get("ratio"))
    checks.boolean(join(path, "strict"), value.get("strict"))
    checks.one_of(join(path, "base"), value.get("base"), tuple(Base))


def _turnout(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, dict):
        checks.say(path, "must be an object")
        return
    checks.members(path, value, needed={"ratio", "strict", "of"}, known={"ratio", "strict", "of"})
    checks.fraction(join(path, "ratio"), value.get("ratio"))
    checks.boolean(join(path, "strict"), value.get("strict"))
    checks.one_of(join(path, "of"), value.get("of"), ("roll",))


def _stages(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, list) or len(value) < 2:
        checks.say(path, "must be a list of at least two stages")
        return
    known = {"notice", "window", "quorum", "pass", "turnout", "after"}
    for place, stage in enumerate(value):
        where = f"{path}[{place}]"
        if not isinstance(stage, dict):
            checks.say(where, "must be an object")
            continue
        checks.members(where, stage, needed={"pass"} if place == 0 else {"pass", "after"}, known=known)
        if place == 0 and "after" in stage:
            checks.say(f"{where}.after", "comes after nothing: it is the first stage")
        _elements(checks, where, stage)


def _after(checks: Checks, path: str, value: Any) -> None:
    _wholes({"min_days", "max_months"})(checks, path, value)


def _sponsors(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, dict):
        checks.say(path, "must be an object")
        return
    checks.members(path, value, needed={"percent", "count"}, known={"percent", "count", "combine"})
    _asked(checks, path, value)


def _classes(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
        checks.say(path, "must be a list of classes")


def _short_notice(checks: Checks, path: str, value: Any) -> None:
    """The share of all votes that can agree to less notice: at least a majority, or a few would hurry the many."""
    if not isinstance(value, dict):
        checks.say(path, "must be an object")
        return
    checks.members(path, value, needed={"percent"}, known={"percent"})
    if "percent" in value:
        checks.whole(join(path, "percent"), value["percent"], lowest=51, highest=100)


def _weighting(checks: Checks, path: str, value: Any) -> None:
    if not isinstance(value, dict):
        checks.say(path, "must be an object")  # its inside is checked by the counting core, which reads it as it stands


_ELEMENTS: dict[str, Check] = {
    "notice": _wholes({"clear_days", "deemed_service_hours"}, frozenset({"months", "person_days"})),
    "short_notice": _short_notice,
    "window": _wholes({"min_clear_days"}, frozenset({"max_days"})),
    "extension_days": _days,
    "quorum": _quorum,
    "pass": _pass,
    "turnout": _turnout,
    "tie": lambda checks, path, value: checks.one_of(path, value, TIES),
    "stages": _stages,
    "after": _after,
    "excluded_classes": _classes,
    "sponsors": _sponsors,
    "secrecy": lambda checks, path, value: checks.one_of(path, value, SECRECY),
    "challenge_days": _days,
    "review_months": _days,
    "nominations": _wholes(
        set(), frozenset({"min_days", "statement_words", "publicity_months", "publicity_before_nominations_months"})
    ),
    "weighting": _weighting,
}
