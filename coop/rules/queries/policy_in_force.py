"""What the rules are at an instant."""

from collections.abc import Iterable
from datetime import UTC, datetime

from coop.rules.catalogue import CATALOGUE
from coop.rules.errors import UnknownPolicy
from coop.rules.models import PolicyVersion

FIRST_DAY = datetime(1970, 1, 1, tzinfo=UTC)


def founding_version(key: str) -> PolicyVersion:
    """What held before any vote: the default, as a version of its own that was never saved (pk None, version 0)."""
    return PolicyVersion(
        key=key,
        scope="",
        value=CATALOGUE[key].default,
        version=0,
        starts_at=FIRST_DAY,
        decision_name="The founding rules",
        set_at=FIRST_DAY,
    )


def policies_in_force(keys: Iterable[str], *, at: datetime, scope: str = "") -> dict[str, PolicyVersion]:
    """The version of each rule in force at `at`, in one query. A scoped value wins over the general one."""
    wanted = list(keys)
    for key in wanted:
        if key not in CATALOGUE:
            raise UnknownPolicy(key=key)
    rows = PolicyVersion.objects.filter(key__in=wanted, scope__in={"", scope}, starts_at__lte=at)
    newest = rows.order_by("key", "scope", "-starts_at").distinct("key", "scope")
    # The empty scope sorts first, so a scoped row replaces the general one.
    found = {row.key: row for row in newest if not row.scope or CATALOGUE[row.key].scoped}
    return {key: found.get(key) or founding_version(key) for key in wanted}


def policy_in_force(key: str, *, at: datetime, scope: str = "") -> PolicyVersion:
    """The version of one rule in force at `at`. Raises UnknownPolicy."""
    return policies_in_force([key], at=at, scope=scope)[key]


def versions_of(key: str, *, scope: str = "") -> list[PolicyVersion]:
    """All versions of a rule, newest first."""
    return list(PolicyVersion.objects.filter(key=key, scope=scope).order_by("-version"))
