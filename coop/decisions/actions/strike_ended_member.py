"""Strike a member whose membership ended from every roll that is still waiting or open."""

from datetime import datetime

from django.db import transaction

from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.enums import DecisionState, StrikeReason
from coop.decisions.models import RollEntry
from coop.membership.enums import MemberState
from coop.membership.models import Member

_REASONS = {MemberState.EXPELLED: StrikeReason.EXPELLED, MemberState.DECEASED: StrikeReason.DIED}


@transaction.atomic
def strike_ended_member(*, member: Member, at: datetime) -> int:
    """Called by membership when somebody left, was expelled, died or lapsed; return how many entries were struck.

    A decision whose voting has closed keeps its roll: the vote was given by somebody entitled to it.
    """
    live = RollEntry.objects.filter(
        member=member,
        struck_at__isnull=True,
        roll__voided_at__isnull=True,
        roll__decision__state__in=[DecisionState.NOTICED, DecisionState.OPEN],
    ).select_related("roll__decision")
    reason = _REASONS.get(MemberState(member.state), StrikeReason.LEFT)
    entries = [entry for entry in live.order_by("roll__decision_id") if entry.roll.round == entry.roll.decision.round]
    for entry in entries:
        strike_entry(by=None, entry=entry, reason=reason, at=at)
    return len(entries)
