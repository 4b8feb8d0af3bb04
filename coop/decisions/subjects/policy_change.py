"""Change one of the values the software obeys. Carried: the next version of the rule exists, and names the decision.

Payload: {"key", "value", "scope", "starts_on"}; `starts_on` is a day on the co-op's calendar, or empty. Without a day,
or where the result stands only when that day has begun, it starts so many days after the result stands as the rules
say: members are told in plain words before anything changes.
"""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.decisions.calculations.clear_days import day_begins, local_day
from coop.decisions.models import Decision
from coop.decisions.queries.zone import zone_of
from coop.rules.actions.set_policy import set_policy
from coop.rules.catalogue import CATALOGUE
from coop.rules.queries.policy_in_force import policies_in_force, policy_in_force, versions_of
from coop.rules.wording import value_words
from foundation import formats
from foundation.home import home_zone

NOTICE = "policy_notice_days"


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
        if payload.get("starts_on"):
            try:
                date.fromisoformat(payload["starts_on"])
            except ValueError:
                return _("The day it starts is not a date.")
        if _is_so_already(payload, at):
            return _("%(rule)s is %(value)s already.") % {
                "rule": spec.title,
                "value": value_words(key, payload["value"]),
            }
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        key = payload["key"]
        rules = policies_in_force([key, NOTICE], at=at, scope=payload.get("scope", ""))
        now = rules[key]
        change = _("%(rule)s: now %(now)s, then %(then)s.") % {
            "rule": _with_scope(CATALOGUE[key].title, payload),
            "now": value_words(key, now.value),
            "then": value_words(key, payload["value"]),
        }
        return [
            change,
            _when(payload, int(rules[NOTICE].value)),
            _("Bookings made before that day keep the value they were made under."),
        ]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        payload = decision.subject_payload
        notice = int(policy_in_force(NOTICE, at=at).value)
        set_policy(
            by=None,
            key=payload["key"],
            value=payload["value"],
            scope=payload.get("scope", ""),
            decision_name=decision.title,
            decision_url=decision.get_absolute_url(),
            starts_at=_begins(payload, notice, zone_of(decision), at),
            at=at,
        )


def _with_scope(title: str, payload: dict[str, Any]) -> str:
    return f"{title} ({payload['scope']})" if payload.get("scope") else title


def _begins(payload: dict[str, Any], notice: int, zone: ZoneInfo, at: datetime) -> datetime:
    """The first instant of the day named, or of the day so many days after `at`, when the result stands."""
    if payload.get("starts_on"):
        named = day_begins(date.fromisoformat(payload["starts_on"]), zone)
        if named > at:
            return named
    return day_begins(local_day(at, zone) + timedelta(days=notice), zone)


def _is_so_already(payload: dict[str, Any], at: datetime) -> bool:
    """Whether the value holds now and no change that is decided already takes it away."""
    key, scope = payload["key"], payload.get("scope", "")
    if policy_in_force(key, at=at, scope=scope).value != payload["value"]:
        return False
    last = versions_of(key, scope=scope)[:1]
    return not last or last[0].starts_at <= at


def _when(payload: dict[str, Any], notice: int) -> str:
    days = ngettext("%(n)d day", "%(n)d days", notice) % {"n": notice}
    if not payload.get("starts_on"):
        return _("It starts %(days)s after the result stands. Every member is told before.") % {"days": days}
    zone = home_zone()
    day = day_begins(date.fromisoformat(payload["starts_on"]), zone).astimezone(zone)
    return _("It starts on %(day)s if the result stands by then, else %(days)s after it stands.") % {
        "day": formats.date_format(day, "l j F Y"),
        "days": days,
    }
