"""Change one of the values the software obeys. Carried: the next version of the rule exists, and names the decision.

Payload: {"key", "value", "scope", "starts_on"}; `starts_on` is a day on the co-op's calendar, or empty for "at once".
"""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.calculations.clear_days import day_begins
from coop.decisions.models import Decision
from coop.decisions.queries.zone import zone_of
from coop.rules.actions.set_policy import set_policy
from coop.rules.catalogue import CATALOGUE
from coop.rules.queries.policy_in_force import policy_in_force
from coop.rules.wording import value_words
from foundation import formats
from foundation.home import home_zone


class PolicyChange:
    def describe(self, payload: dict[str, Any]) -> str:
        spec = CATALOGUE[payload["key"]]
        return _("%(rule)s becomes %(value)s.") % {
            "rule": _with_scope(spec.title, payload),
            "value": value_words(spec.key, payload["value"]),
        }

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        key = payload.get("key", "")
        if key not in CATALOGUE:
            return _("Choose which value to change.")
        spec = CATALOGUE[key]
        if not spec.obeyed:
            return _("Commonwork does not use “%(rule)s” yet: a vote on it would change nothing.") % {
                "rule": spec.title
            }
        problem = spec.problem_with(payload.get("value"))
        if problem:
            return problem
        if payload.get("scope") and not spec.scoped:
            return _("%(rule)s is the same everywhere.") % {"rule": spec.title}
        now = policy_in_force(key, at=at, scope=payload.get("scope", ""))
        if now.value == payload["value"]:
            return _("%(rule)s is %(value)s already.") % {"rule": spec.title, "value": value_words(key, now.value)}
        if payload.get("starts_on"):
            try:
                date.fromisoformat(payload["starts_on"])
            except ValueError:
                return _("The day it starts is not a date.")
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        key = payload["key"]
        now = policy_in_force(key, at=at, scope=payload.get("scope", ""))
        change = _("%(rule)s: now %(now)s, then %(then)s.") % {
            "rule": _with_scope(CATALOGUE[key].title, payload),
            "now": value_words(key, now.value),
            "then": value_words(key, payload["value"]),
        }
        return [change, _when(payload), _("Bookings made before that day keep the value they were made under.")]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        payload = decision.subject_payload
        starts_at = at
        if payload.get("starts_on"):
            day = date.fromisoformat(payload["starts_on"])
            starts_at = max(at, day_begins(day, zone_of(decision)))
        set_policy(
            by=None,
            key=payload["key"],
            value=payload["value"],
            scope=payload.get("scope", ""),
            decision_name=decision.title,
            decision_url=decision.get_absolute_url(),
            starts_at=starts_at,
            at=at,
        )


def _with_scope(title: str, payload: dict[str, Any]) -> str:
    return f"{title} ({payload['scope']})" if payload.get("scope") else title


def _when(payload: dict[str, Any]) -> str:
    if not payload.get("starts_on"):
        return _("It starts as soon as the result stands.")
    zone = home_zone()
    day = day_begins(date.fromisoformat(payload["starts_on"]), zone).astimezone(zone)
    return _("It starts on %(day)s, if the result stands by then.") % {"day": formats.date_format(day, "l j F Y")}
