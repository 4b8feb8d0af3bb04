"""Adopt a new version of the rulebook.

Payload: {"body": <the pack, whole>} or {"shipped": <id of a pack that comes with the software>, "sha256": <its hash>};
the hash keeps the members from voting on one text and adopting another. Or {"classes": {<code>: {<right>: <value>}}}:
the rulebook in force with these rights of classes of members changed, and nothing else.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.counting.formats.canonical import digest
from coop.decisions.errors import SubjectHasAProblem
from coop.decisions.models import Decision
from coop.membership.queries.classes import classes_to_join, rights_of
from coop.membership.queries.roll import members_on_roll
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.calculations.entrenchment import CLASS_RIGHTS, LOCKED, RULE_CHANGE, classes_that_must_agree, type_needed
from coop.rules.calculations.pack_classes import RIGHTS
from coop.rules.calculations.pack_schema import problems_with_pack
from coop.rules.class_wording import change_lines
from coop.rules.pack_files import shipped_pack
from coop.rules.queries.class_rules import class_change_body
from coop.rules.queries.pack_in_force import pack_in_force


class RuleChange:
    def describe(self, payload: dict[str, Any]) -> str:
        if "classes" in payload:
            return _("Classes of members get other rights.")
        return _("The rulebook becomes “%(title)s”.") % {"title": _body(payload).get("title", "")}

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        if "classes" in payload and not _is_class_change(payload["classes"]):
            return _("Choose a class of members and what changes for it.")
        body = _body(payload, at)
        if not body:
            return _("Choose the rulebook to adopt.")
        if payload.get("sha256") and payload["sha256"] != digest(body):
            return _("The rulebook has changed since this was proposed. Propose it again.")
        problems = problems_with_pack(body)
        if problems:
            return str(problems[0])
        if "classes" in payload and not _class_lines(payload, at):
            return _("The classes have these rights already.")
        if pack_in_force(at=at).sha256 == digest(body):
            return _("These rules are in force already.")
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        if "classes" in payload:
            return [
                *_class_lines(payload, at),
                *_agreement_lines(payload, at),
                _("Everything else in the rulebook stays as it is."),
                _("Memberships that were given up keep the days they were told."),
            ]
        body, now = _body(payload), pack_in_force(at=at)
        locked = type_needed(now.body, body) == LOCKED
        return [
            *([_("This touches what is locked in the rules.")] if locked else []),
            *_agreement_lines(payload, at),
            _("The rulebook “%(now)s” is replaced by “%(then)s”.") % {"now": now.title, "then": body["title"]},
            *_differences(now.body, body),
            _("Decisions handed in before keep the rules they were handed in under."),
        ]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        if needed_for(decision.subject_payload, at) not in (RULE_CHANGE, decision.decision_type):
            raise SubjectHasAProblem(_("The rules in force lock what this changes, and the vote was an easier one."))
        adopt_pack(
            by=None,
            body=_body(decision.subject_payload, at),
            decision_name=decision.title,
            decision_url=decision.get_absolute_url(),
            at=at,
        )


def needed_for(payload: dict[str, Any], at: datetime) -> str:
    """The type of decision that this change needs under the rules in force. Rights of classes are not among what those
    lock: types and clauses stay as they are.
    """
    body = _body(payload)
    if body and type_needed(pack_in_force(at=at).body, body) == LOCKED:
        return LOCKED
    return CLASS_RIGHTS if who_must_agree(payload, at) else RULE_CHANGE


def who_must_agree(payload: dict[str, Any], at: datetime) -> frozenset[str]:
    """The classes without which the rules in force do not let this be changed, as long as there is somebody in each of
    them who could agree.
    """
    now, body = pack_in_force(at=at).body, _body(payload, at)
    if not body or CLASS_RIGHTS not in now["decision_types"]:
        return frozenset()
    rights = {one.code: rights_of(one) for one in classes_to_join()}
    asked = classes_that_must_agree(now, body, rights)
    if not asked:
        return asked
    voting = {row.member_class for row in members_on_roll(at=at, right="votes_on_rules", also=asked)}
    return asked if asked <= voting else frozenset()


def _agreement_lines(payload: dict[str, Any], at: datetime) -> list[str]:
    names = [one.name for one in classes_to_join() if one.code in who_must_agree(payload, at)]
    if not names:
        return []
    words = _("This touches what classes of members were promised. Each of them votes on it and must agree: {names}.")
    return [words.format(names=", ".join(names))]


def _is_class_change(changes: Any) -> bool:
    """Whether these are rights that exist, of classes that exist."""
    if not isinstance(changes, dict) or not changes:
        return False
    known = {one.code for one in classes_to_join()}
    return all(
        code in known and isinstance(changed, dict) and changed and set(changed) <= set(RIGHTS)
        for code, changed in changes.items()
    )


def _class_lines(payload: dict[str, Any], at: datetime) -> list[str]:
    """What a change of classes does, a sentence for each right that differs from today."""
    lines: list[str] = []
    for one in classes_to_join():
        now = rights_of(one)
        lines += change_lines(one.name, now, {**now, **payload["classes"].get(one.code, {})})
    return lines


def _body(payload: dict[str, Any], at: datetime | None = None) -> dict[str, Any]:
    if "classes" in payload:
        return {} if at is None else class_change_body(payload["classes"], at=at)
    if payload.get("body"):
        return dict(payload["body"])
    try:
        return shipped_pack(str(payload.get("shipped", "")))
    except LookupError:
        return {}


def _differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Which types of decision get other numbers, come or go."""
    old, new = before["decision_types"], after["decision_types"]
    lines = []
    for key in sorted(set(old) | set(new)):
        if key not in new:
            lines.append(_("“%(title)s” is no longer a type of decision.") % {"title": old[key]["title"]})
        elif key not in old:
            lines.append(_("“%(title)s” becomes a type of decision.") % {"title": new[key]["title"]})
        elif {k: v for k, v in old[key].items() if k != "clause"} != {
            k: v for k, v in new[key].items() if k != "clause"
        }:
            lines.append(_("“%(title)s” gets other numbers.") % {"title": new[key]["title"]})
    return lines
