"""What follows when a membership ends: offices end with it. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.membership.actions.end_office import end_office
from coop.membership.enums import LIVE, OPEN_TO_OTHERS, MemberState, Office
from coop.membership.models import Member, OfficeTerm

# Whoever left of their own will may go on as an employed secretary or coordinator. Nobody else keeps any trust.
_KEEPS_EMPLOYMENT = frozenset({MemberState.FORMER})


def give_up_offices(member: Member, *, by: Any, resolution: str, at: datetime) -> list[OfficeTerm]:
    """End the person's offices and return the terms: all of them when the members expelled them, or they died.

    Otherwise another of their memberships carries what it can carry: a seat on the board needs a class that may hold
    one. On leaving, an office that needs no membership goes on.
    """
    ended = []
    others = list(
        Member.objects.filter(user_id=member.user_id, state__in=LIVE)
        .exclude(pk=member.pk)
        .values_list("member_class__eligible_for_board", flat=True)
    )
    for term in OfficeTerm.objects.filter(user_id=member.user_id, ends_at__isnull=True).order_by("id"):
        if not _goes_on(Office(term.office), MemberState(member.state), others):
            ended.append(end_office(by=by, term=term, resolution=resolution, at=at))
    return ended


def _goes_on(office: Office, state: MemberState, others: list[bool]) -> bool:
    if state in {MemberState.EXPELLED, MemberState.DECEASED}:
        return False
    if office == Office.BOARD:
        return any(others)
    return bool(others) or (state in _KEEPS_EMPLOYMENT and office in OPEN_TO_OTHERS)
