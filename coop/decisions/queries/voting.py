"""A vote and one person's place in it."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.vote_documents import vote_id
from coop.decisions.enums import Secrecy
from coop.decisions.models import Ballot, BallotBox, CastMark, Decision, Option, RollEntry
from coop.decisions.voting_errors import NoVoteHere
from coop.membership.models import Member


@dataclass(frozen=True, slots=True)
class Voter:
    """A vote as one person meets it. `entry` is their right to vote in it, if they have one and were not struck."""

    box: BallotBox
    entry: RollEntry | None
    options: tuple[Option, ...] = ()

    @property
    def decision(self) -> Decision:
        return self.box.decision

    @property
    def name_of_vote(self) -> str:
        return vote_id(self.decision.slug, self.box.roll.round)


def box_of(slug: str) -> BallotBox:
    """The vote of the present round. Raises NoVoteHere."""
    boxes = BallotBox.objects.select_related("decision__pack", "roll")
    box = boxes.filter(decision__slug=slug, roll__round=F("decision__round")).first()
    if box is None:
        raise NoVoteHere
    return box


def voter_at(*, user: Any, slug: str, with_options: bool = True) -> Voter:
    """The vote of the present round as this user meets it. Raises NoVoteHere."""
    entry = _entries().filter(roll__decision__slug=slug, member__user_id=user.pk).first()
    voter = _voter(entry) if entry is not None else Voter(box_of(slug), None)
    return _with_options(voter) if with_options else voter


def voter_of(*, member: Member, decision: Decision) -> Voter:
    """The same for a member and a decision, without the options. Raises NoVoteHere."""
    entry = _entries().filter(roll__decision=decision, member=member).first()
    return _voter(entry) if entry is not None else Voter(box_of(decision.slug), None)


def _entries() -> Any:
    return RollEntry.objects.filter(
        roll__round=F("roll__decision__round"), roll__box__isnull=False, struck_at__isnull=True
    ).select_related("roll__decision", "roll__box", "member")


def _voter(entry: RollEntry) -> Voter:
    box: BallotBox = entry.roll.box  # type: ignore[attr-defined]
    box.roll, box.decision = entry.roll, entry.roll.decision
    return Voter(box, entry)


def _with_options(voter: Voter) -> Voter:
    if voter.box.method not in RANKED:
        return voter
    people = ("nomination__candidate__member_class", "nomination__candidate__probation")
    return replace(voter, options=tuple(Option.objects.filter(box=voter.box).select_related(*people)))


def live_ballot(voter: Voter) -> Ballot | None:
    """The named ballot of this voter that counts now. There is none to be found in a secret vote."""
    if voter.entry is None or voter.box.secrecy != Secrecy.OPEN:
        return None
    return Ballot.objects.filter(entry=voter.entry, superseded_at__isnull=True).first()


def has_voted(voter: Voter) -> bool:
    if voter.entry is None:
        return False
    if voter.box.secrecy == Secrecy.OPEN:
        return live_ballot(voter) is not None
    return CastMark.objects.filter(entry=voter.entry).exists()
