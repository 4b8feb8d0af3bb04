"""Strike a member who has no vote any more from every roll that is still waiting or open."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.enums import DecisionState, StrikeReason
from coop.decisions.errors import AlreadyStruck, NotNow
from coop.decisions.models import RollEntry
from coop.membership.enums import ENDED, MemberState
from coop.membership.models import Member

_REASONS = {
    MemberState.EXPELLED: StrikeReason.EXPELLED,
    MemberState.DECEASED: StrikeReason.DIED,
    MemberState.LAPSED: StrikeReason.LAPSED,
    MemberState.SUSPENDED: StrikeReason.SUSPENDED,
    MemberState.LEAVING: StrikeReason.NOTICE,
}


@transaction.atomic
def strike_from_open_rolls(*, member: Member, at: datetime) -> int:
    """Called by membership when somebody was suspended, gave notice, left, was expelled, died or lapsed; return how
    many entries were struck. Whoever leaves and keeps the vote until the last day is not struck before it.

    A decision whose voting has closed keeps its roll: the vote was given by somebody entitled to it. So does one that
    closes while this waits for it.
    """
    if not _has_lost_the_vote(member, at=at):
        return 0
    live = RollEntry.objects.filter(
        member=member,
        struck_at__isnull=True,
        roll__voided_at__isnull=True,
        roll__decision__state__in=[DecisionState.NOTICED, DecisionState.OPEN],
    ).select_related("roll__decision")
    reason, struck = _REASONS.get(MemberState(member.state), StrikeReason.LEFT), 0
    for entry in live.order_by("roll__decision_id"):
        if entry.roll.round == entry.roll.decision.round:
            with suppress(NotNow, AlreadyStruck):
                strike_entry(by=None, entry=entry, reason=reason, at=at)
                struck += 1
    return struck


def _has_lost_the_vote(member: Member, *, at: datetime) -> bool:
    if member.state == MemberState.LEAVING:
        return member.votes_until is not None and member.votes_until <= at
    return member.state == MemberState.SUSPENDED or member.state in ENDED
