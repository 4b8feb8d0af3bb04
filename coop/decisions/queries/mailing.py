"""Whom to write to."""

from typing import Any

from coop.decisions.models import Decision, RollEntry


def users_on_roll(decision: Decision, *, round_number: int, after: int, most: int) -> tuple[list[Any], int | None]:
    """The next people on the roll of a round who were not struck, by member number above `after`; and the number to go
    on after, or none when that was all.
    """
    entries = RollEntry.objects.filter(
        roll__decision=decision, roll__round=round_number, struck_at__isnull=True, member_no__gt=after
    ).select_related("member__user")
    found = list(entries.order_by("member_no")[:most])
    return [entry.member.user for entry in found], found[-1].member_no if len(found) == most else None
