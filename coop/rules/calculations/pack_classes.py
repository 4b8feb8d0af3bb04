"""The classes of members in a rule pack: which rights they have, strictly shaped (coop-finance R1 to R3).

A pack may leave them out: then it leaves the classes as they are. Where it has them they are complete, so that the
rulebook says all that the software obeys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coop.rules.calculations.pack_checks import Checks, join

WHOLE, DAYS, MONEY, YES_NO, CHOICE, TEXT = "whole", "days", "money", "yes_no", "choice", "text"
CODES = ("worker", "user", "supporter")
MOST_TEXT = 500
CLAUSE = "classes"


@dataclass(frozen=True, slots=True)
class Right:
    """One field of a class. `highest` of money is in minor units (CCBSA 2014 s.24: 100,000)."""

    kind: str
    lowest: int = 0
    highest: int = 0
    choices: tuple[str, ...] = ()


RIGHTS: Mapping[str, Right] = {
    "min_shares": Right(WHOLE, 1, 10_000),
    "max_amount_minor": Right(MONEY, 1, 10_000_000),
    "votes_in_general": Right(YES_NO),
    "votes_on_rules": Right(YES_NO),
    "votes_on_conversion": Right(YES_NO),
    "votes_on_dissolution": Right(YES_NO),
    "eligible_for_patronage": Right(YES_NO),
    "eligible_for_share_interest": Right(YES_NO),
    "eligible_for_board": Right(YES_NO),
    "pay_within_days": Right(DAYS, 1, 365),
    "probation_days": Right(DAYS, 0, 730),
    "probation_requirement": Right(TEXT),
    "leaving_rule": Right(CHOICE, choices=("immediate", "notice_days", "month_end", "years_end")),
    "leaving_notice_days": Right(DAYS, 0, 365),
    "leaving_month": Right(WHOLE, 1, 12),
    "leaving_years": Right(WHOLE, 0, 5),
    "vote_ends": Right(CHOICE, choices=("at_once", "at_effect")),
}


def check_classes(checks: Checks, classes: Any, clauses: set[str]) -> None:
    """All rights of every class named, and somebody left who votes."""
    if not isinstance(classes, dict):
        checks.say("classes", "must be an object")
        return
    checks.members("classes", classes, needed={"clause", "rights"}, known={"clause", "rights"})
    checks.clause("classes.clause", classes.get("clause"), clauses)
    given = classes.get("rights")
    if not isinstance(given, dict):
        checks.say("classes.rights", "must be an object, by class")
        return
    checks.members("classes.rights", given, needed=set(CODES), known=set(CODES))
    for code, rights in given.items():
        _check_rights(checks, f"classes.rights.{code}", code, rights)
    for right in ("votes_in_general", "votes_on_rules"):
        if not any(isinstance(rights, dict) and rights.get(right) is True for rights in given.values()):
            checks.say(f"classes.rights.*.{right}", "is given to nobody: nothing could be decided any more")


def _check_rights(checks: Checks, path: str, code: str, rights: Any) -> None:
    if not isinstance(rights, dict):
        checks.say(path, "must be an object")
        return
    checks.members(path, rights, needed=set(RIGHTS), known=set(RIGHTS))
    for name, right in RIGHTS.items():
        if name in rights:
            _check_right(checks, join(path, name), right, rights[name])
    if code == "supporter" and rights.get("eligible_for_patronage"):
        checks.say(join(path, "eligible_for_patronage"), "is never for supporters: they put in money, not work")


def _check_right(checks: Checks, path: str, right: Right, value: Any) -> None:
    if right.kind == YES_NO:
        checks.boolean(path, value)
    elif right.kind == CHOICE:
        checks.one_of(path, value, right.choices)
    elif right.kind == TEXT:
        if not isinstance(value, str) or len(value) > MOST_TEXT:
            checks.say(path, f"must be text of at most {MOST_TEXT} letters")
    else:
        checks.whole(path, value, lowest=right.lowest, highest=right.highest)


def with_classes(body: Mapping[str, Any], rights: Mapping[str, Any], clause: Mapping[str, str]) -> dict[str, Any]:
    """A pack with these rights, by class, beside its clause about classes; `clause` is added where it has none."""
    clauses = list(body["clauses"])
    if all(one["id"] != CLAUSE for one in clauses):
        numbers = [int(one["number"]) for one in clauses if one["number"].isdigit()]
        clauses.append({**clause, "id": CLAUSE, "number": str(max(numbers, default=0) + 1)})
    return {**body, "clauses": clauses, "classes": {"clause": CLAUSE, "rights": dict(rights)}}
