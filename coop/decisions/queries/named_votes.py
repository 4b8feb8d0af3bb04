"""The named votes of a box, page by page."""

from dataclasses import dataclass
from typing import Any

from coop.decisions.models import Ballot, BallotBox

PAGE = 100


@dataclass(frozen=True, slots=True)
class NamedVote:
    """One member's vote that counted."""

    member_no: int
    name: str
    paper: dict[str, Any]


def named_votes(box: BallotBox, *, after: int = 0) -> tuple[list[NamedVote], bool]:
    """The next hundred after a member number, and whether there are more. One statement."""
    rows = (
        Ballot.objects.filter(box=box, superseded_at__isnull=True, discounted="", entry__member_no__gt=after)
        .order_by("entry__member_no")
        .values_list("entry__member_no", "entry__member__user__name", "paper")[: PAGE + 1]
    )
    found = [NamedVote(*row) for row in rows]
    return found[:PAGE], len(found) > PAGE
