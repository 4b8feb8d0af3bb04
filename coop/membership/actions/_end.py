"""What follows when a membership ends: a seat on the board ends with it. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.membership.actions.end_office import end_office
from coop.membership.enums import LIVE, Office
from coop.membership.models import Member, OfficeTerm


def give_up_seat(member: Member, *, by: Any, resolution: str, at: datetime) -> None:
    """End the person's seat on the board, unless another of their memberships carries it."""
    others = Member.objects.filter(user_id=member.user_id, state__in=LIVE, member_class__eligible_for_board=True)
    if others.exclude(pk=member.pk).exists():
        return
    for term in OfficeTerm.objects.filter(user_id=member.user_id, office=Office.BOARD, ends_at__isnull=True):
        end_office(by=by, term=term, resolution=resolution, at=at)
