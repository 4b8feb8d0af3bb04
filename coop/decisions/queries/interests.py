"""The interests that members declared."""

from coop.decisions.models import Decision, Interest


def interests_of(decision: Decision) -> list[Interest]:
    """Every declaration, the first first, with who made it and (`taken_back`) whether it was taken back: one query."""
    told = Interest.objects.filter(decision=decision, withdraws__isnull=True)
    return list(told.select_related("member__user", "taken_back").order_by("id"))


def taken_back(interest: Interest) -> Interest | None:
    """The row that takes it back. Raises nothing: most are not."""
    found: Interest | None = getattr(interest, "taken_back", None)
    return found
