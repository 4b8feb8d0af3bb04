"""Is this document a rule pack that the software can obey? Every problem is named by its place and the reason.

Strict on purpose: a member that is not known is refused, because a misspelt quorum is no quorum. The last check
hands each type of decision to the counting core itself, so that what passes here can be counted.
"""

from collections.abc import Mapping
from typing import Any

from coop.counting.errors import BadRule
from coop.counting.formats.canonical import NotCanonical, canonical
from coop.counting.formats.rule_json import read_rule
from coop.rules.calculations.counting_rule import YES_NO, counting_rule, stage_count
from coop.rules.calculations.pack_checks import Checks, Problem
from coop.rules.calculations.pack_classes import check_classes
from coop.rules.calculations.pack_parts import check_parts

FORMAT = "commonwork-rule-pack-1"
BASES = ("law", "model rules", "guidance", "our default")
NEEDED_TYPES = ("ordinary", "special", "rule_change", "policy_change", "election", "surplus", "expulsion")
_RANKED = ("scottish-stv", "irv")
_CLAUSE = {"id": str, "number": str, "title": str, "text": str, "citation": str, "basis": str}
_NUMBER = {"title": str, "value": int, "unit": str, "clause": str}


def problems_with_pack(body: Any) -> list[Problem]:
    """Every problem, in the order of the document; an empty list means that it can be adopted."""
    checks = Checks()
    if not isinstance(body, dict):
        checks.say("", "must be a JSON object")
        return checks.problems
    try:
        canonical(body)
    except NotCanonical as problem:
        checks.say("", str(problem))
        return checks.problems
    needed = {"format", "id", "title", "jurisdiction", "about", "caution", "clauses", "decision_types", "procedure"}
    checks.members("", body, needed=needed, known=needed | {"zone", "classes"})
    if body.get("format") != FORMAT:
        checks.say("format", f"must be {FORMAT}")
    for key in ("id", "title", "about", "caution"):
        checks.text(key, body.get(key))
    clauses = _check_clauses(checks, body.get("clauses"))
    _check_types(checks, body.get("decision_types"), clauses)
    _check_procedure(checks, body.get("procedure"), clauses)
    if "classes" in body:
        check_classes(checks, body["classes"], clauses)
    return checks.problems


def _check_clauses(checks: Checks, clauses: Any) -> set[str]:
    """The ids of the clauses."""
    if not isinstance(clauses, list) or not clauses:
        checks.say("clauses", "must be a list with at least one clause")
        return set()
    ids: set[str] = set()
    numbers: set[str] = set()
    for place, clause in enumerate(clauses):
        path = f"clauses[{place}]"
        if not checks.shaped(path, clause, _CLAUSE):
            continue
        if clause["basis"] not in BASES:
            checks.say(f"{path}.basis", f"must be one of {', '.join(BASES)}")
        for key, seen in (("id", ids), ("number", numbers)):
            if clause[key] in seen:
                checks.say(f"{path}.{key}", f"{clause[key]} is used by an earlier clause")
            seen.add(clause[key])
    return ids


def _check_types(checks: Checks, types: Any, clauses: set[str]) -> None:
    if not isinstance(types, dict):
        checks.say("decision_types", "must be an object, by type")
        return
    for key in NEEDED_TYPES:
        if key not in types:
            checks.say(f"decision_types.{key}", "is missing: the software makes decisions of this type")
    for key, decision_type in types.items():
        path = f"decision_types.{key}"
        before = len(checks.problems)
        if not isinstance(decision_type, dict):
            checks.say(path, "must be an object")
            continue
        check_parts(checks, path, decision_type, clauses)
        if len(checks.problems) == before:
            _check_countable(checks, path, decision_type)


def _check_countable(checks: Checks, path: str, decision_type: Mapping[str, Any]) -> None:
    if decision_type["method"] in _RANKED:
        if "pass" in decision_type or "stages" in decision_type:
            checks.say(path, "ranks candidates, so it has no threshold and no stages")
        if "weighting" in decision_type:
            checks.say(f"{path}.weighting", "is not for elections: in an election every vote counts the same")
        return
    if decision_type["method"] != YES_NO:
        checks.say(f"{path}.method", f"must be one of {', '.join((YES_NO, *_RANKED))}")
        return
    for stage in range(1, stage_count(decision_type) + 1):
        try:
            read_rule(counting_rule(decision_type, stage))
        except KeyError as missing:
            checks.say(path, f"stage {stage} has no {missing.args[0]}")
        except BadRule as problem:
            checks.say(path, f"cannot be counted: {str(problem).rstrip('.')}")


def _check_procedure(checks: Checks, procedure: Any, clauses: set[str]) -> None:
    if not isinstance(procedure, dict):
        checks.say("procedure", "must be an object")
        return
    for key, number in procedure.items():
        path = f"procedure.{key}"
        if checks.shaped(path, number, _NUMBER):
            checks.whole(f"{path}.value", number["value"], lowest=0)
            checks.clause(f"{path}.clause", number["clause"], clauses)
