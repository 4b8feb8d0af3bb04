"""Whom to write to."""

from typing import Any

from coop.decisions.models import Decision, RollEntry


def users_on_roll(decision: Decision, *, round_number: int) -> list[Any]:
    """The people on the roll of a round who were not struck, by member number."""
    entries = RollEntry.objects.filter(
        roll__decision=decision, roll__round=round_number, struck_at__isnull=True
    ).select_related("member__user")
    return [entry.member.user for entry in entries.order_by("member_no")]
