"""What was decided and has not started yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from coop.rules.catalogue import CATALOGUE
from coop.rules.models import PolicyVersion
from coop.rules.wording import change_sentence, change_words, day_words, rule_title, value_words


@dataclass(frozen=True)
class ComingChange:
    """One change in words: "from 8 % to 7 %", its first day, what keeps the old value, and the decision behind it."""

    key: str
    title: str
    change: str
    old: str
    new: str
    starts_at: datetime
    day: str
    sentence: str
    decision: str
    decision_url: str


def coming_changes(*, at: datetime) -> list[ComingChange]:
    """All decided changes that start after `at`, the next one first; in one query."""
    later = PolicyVersion.objects.filter(starts_at__gt=at).values("key")
    rows = PolicyVersion.objects.filter(key__in=later).order_by("starts_at")
    changes = _changes(rows)
    return [change for change in changes if change.starts_at > at]


def change_made_by(version: PolicyVersion) -> ComingChange:
    """The change that one version makes, in words; in one query."""
    rows = PolicyVersion.objects.filter(Q(starts_at__lt=version.starts_at) | Q(pk=version.pk), key=version.key)
    return _changes(rows.order_by("starts_at"))[-1]


def _changes(rows: Iterable[PolicyVersion]) -> list[ComingChange]:
    """Each row against what held before it: the version of its scope, else the general one, else the first rule."""
    held: dict[tuple[str, str], object] = {}
    found = []
    for row in rows:
        general = held.get((row.key, ""), CATALOGUE[row.key].default)
        before = held.get((row.key, row.scope), general)
        held[row.key, row.scope] = row.value
        found.append(
            ComingChange(
                key=row.key,
                title=rule_title(row.key, row.scope),
                change=change_words(row.key, before, row.value),
                old=value_words(row.key, before),
                new=value_words(row.key, row.value),
                starts_at=row.starts_at,
                day=day_words(row.starts_at),
                sentence=change_sentence(row.key, before, row.value, starts_at=row.starts_at, scope=row.scope),
                decision=row.decision_name,
                decision_url=row.where_decided,
            )
        )
    return found
