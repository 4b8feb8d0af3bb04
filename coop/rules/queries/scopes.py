"""Where a rule differs by trade."""

from datetime import datetime

from coop.rules.models import PolicyVersion


def scopes_with_own_value(key: str, *, at: datetime) -> list[str]:
    """The trades that have a value of their own in force at `at`."""
    rows = PolicyVersion.objects.filter(key=key, starts_at__lte=at).exclude(scope="")
    return sorted(rows.order_by().values_list("scope", flat=True).distinct())
