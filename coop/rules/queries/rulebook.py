"""The rules in force, and what they were before, for everybody to read."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from coop.rules.catalogue import CATALOGUE
from coop.rules.models import PolicyVersion
from coop.rules.queries.policy_in_force import founding_version
from coop.rules.registry import can_be_tried
from coop.rules.wording import scope_words, value_words


@dataclass(frozen=True)
class RuleLine:
    """One rule as it stands: title, value in words, who decided it and where, since when, and where to try another.

    `note` says of a value that nothing reads it yet. `by_trade` holds the same for
    the trades that have a value of their own; their title is the trade's name.
    """

    key: str
    title: str
    explanation: str
    value: str
    decision: str
    decision_url: str
    since: datetime | None
    url: str
    try_url: str = ""
    note: str = ""
    by_trade: list["RuleLine"] = field(default_factory=list)


def _line(key: str, version: PolicyVersion, by_trade: list[RuleLine]) -> RuleLine:
    return RuleLine(
        key=key,
        title=scope_words(version.scope) if version.scope else CATALOGUE[key].title,
        explanation=CATALOGUE[key].explanation,
        value=value_words(key, version.value),
        decision=version.decision_name,
        decision_url=version.where_decided,
        since=version.starts_at if version.version else None,
        url=reverse("rules:rule", args=[key]),
        try_url=reverse("rules:try_rule", args=[key]) if can_be_tried(key) and not version.scope else "",
        note="" if version.scope else CATALOGUE[key].note,
        by_trade=by_trade,
    )


def rulebook(*, at: datetime) -> list[RuleLine]:
    """Every rule in force, in the order of the catalogue, with the trades that differ; in one query."""
    rows = PolicyVersion.objects.filter(key__in=CATALOGUE, starts_at__lte=at)
    newest = rows.order_by("key", "scope", "-starts_at").distinct("key", "scope")
    general: dict[str, PolicyVersion] = {}
    trades: dict[str, list[RuleLine]] = {}
    for row in newest:
        if not row.scope:
            general[row.key] = row
        elif CATALOGUE[row.key].scoped:
            trades.setdefault(row.key, []).append(_line(row.key, row, []))
    return [_line(key, general.get(key) or founding_version(key), trades.get(key, [])) for key in CATALOGUE]


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
                scope=scope_words(row.scope),
                decision=row.decision_name,
                decision_url=row.decision_url,
                starts_at=row.starts_at,
                standing=standing,
            )
        )
    return sorted(lines, key=lambda line: line.starts_at, reverse=True)
