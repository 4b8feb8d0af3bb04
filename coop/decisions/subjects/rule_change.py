"""Adopt a new version of the rulebook.

Payload: {"body": <the pack, whole>} or {"shipped": <id of a pack that comes with the software>, "sha256": <its hash>};
the hash keeps the members from voting on one text and adopting another.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.counting.formats.canonical import digest
from coop.decisions.models import Decision
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.calculations.pack_schema import problems_with_pack
from coop.rules.pack_files import shipped_pack
from coop.rules.queries.pack_in_force import pack_in_force


class RuleChange:
    def describe(self, payload: dict[str, Any]) -> str:
        return _("The rulebook becomes “%(title)s”.") % {"title": _body(payload).get("title", "")}

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        body = _body(payload)
        if not body:
            return _("Choose the rulebook to adopt.")
        if payload.get("sha256") and payload["sha256"] != digest(body):
            return _("The rulebook has changed since this was proposed. Propose it again.")
        problems = problems_with_pack(body)
        if problems:
            return str(problems[0])
        if pack_in_force(at=at).sha256 == digest(body):
            return _("These rules are in force already.")
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        body, now = _body(payload), pack_in_force(at=at)
        return [
            _("The rulebook “%(now)s” is replaced by “%(then)s”.") % {"now": now.title, "then": body["title"]},
            *_differences(now.body, body),
            _("Decisions handed in before keep the rules they were handed in under."),
        ]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        adopt_pack(
            by=None,
            body=_body(decision.subject_payload),
            decision_name=decision.title,
            decision_url=decision.get_absolute_url(),
            at=at,
        )


def _body(payload: dict[str, Any]) -> dict[str, Any]:
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
