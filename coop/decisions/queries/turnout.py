"""How many have voted. Never who, and never how."""

from dataclasses import dataclass

from coop.decisions.enums import Secrecy
from coop.decisions.models import Ballot, BallotBox, CastMark, RollEntry


@dataclass(frozen=True, slots=True)
class Turnout:
    """Voters so far, and members on the roll who still count."""

    voted: int
    roll: int


def turnout_of(box: BallotBox) -> Turnout:
    """Two counts, whatever the size of the vote."""
    roll = RollEntry.objects.filter(roll_id=box.pk, struck_at__isnull=True).count()
    return Turnout(voted_in(box.pk, box.secrecy), roll)


def voted_in(box_id: int, secrecy: str) -> int:
    """How many have a ballot in the box."""
    if secrecy == Secrecy.OPEN:
        return Ballot.objects.filter(box_id=box_id, superseded_at__isnull=True, discounted="").count()
    return CastMark.objects.filter(box_id=box_id).count()
