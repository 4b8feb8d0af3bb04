"""The rules in force, and what they were before, for everybody to read."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from coop.rules.catalogue import CATALOGUE
from coop.rules.models import PolicyVersion
from coop.rules.queries.policy_in_force import policies_in_force
from coop.rules.wording import value_words


@dataclass(frozen=True)
class RuleLine:
    """One rule as it stands: title, value in words, who decided it, since when."""

    key: str
    title: str
    explanation: str
    value: str
    decision: str
    since: datetime | None
    url: str


def _line(key: str, version: PolicyVersion) -> RuleLine:
    return RuleLine(
        key=key,
        title=CATALOGUE[key].title,
        explanation=CATALOGUE[key].explanation,
        value=value_words(key, version.value),
        decision=version.decision_name,
        since=version.starts_at if version.version else None,
        url=reverse("rules:rule", args=[key]),
    )


def rulebook(*, at: datetime) -> list[RuleLine]:
    """Every rule in force, in the order of the catalogue, in one query."""
    found = policies_in_force(CATALOGUE, at=at)
    return [_line(key, found[key]) for key in CATALOGUE]


@dataclass(frozen=True)
class VersionLine:
    """One version of a rule: value in words, its decision, from when, and whether it holds now or later."""

    value: str
    scope: str
    decision: str
    decision_url: str
    starts_at: datetime
    standing: str


def history_of(key: str, *, at: datetime) -> list[VersionLine]:
    """All versions of a rule in every scope, the newest first, in one query."""
    rows = list(PolicyVersion.objects.filter(key=key).order_by("scope", "-version"))
    lines = []
    in_force: set[str] = set()
    for row in rows:
        if row.starts_at > at:
            standing = "later"
        elif row.scope in in_force:
            standing = "before"
        else:
            standing = "now"
            in_force.add(row.scope)
        lines.append(
            VersionLine(
                value=value_words(key, row.value),
                scope=row.scope,
                decision=row.decision_name,
                decision_url=row.decision_url,
                starts_at=row.starts_at,
                standing=standing,
            )
        )
    return sorted(lines, key=lambda line: line.starts_at, reverse=True)
