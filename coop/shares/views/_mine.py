"""Which of a person's memberships a page of theirs is about."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from coop.membership.enums import LIVE, MemberState
from coop.membership.models import Member
from coop.shares.errors import NotYourShares
from coop.shares.models import ShareMovement

OWNERS = [*LIVE, MemberState.AWAITING_PAYMENT]


def own_memberships(user: Any) -> list[Member]:
    """Where the user holds shares or may: what waits for payment first, then by number."""
    holds = Exists(ShareMovement.objects.filter(member_id=OuterRef("pk")))
    found = Member.objects.filter(Q(state__in=OWNERS) | Q(holds), user=user).select_related("member_class", "user")
    return sorted(found, key=lambda one: (one.state != MemberState.AWAITING_PAYMENT, one.member_no or 0, one.pk))


def chosen_of(request: HttpRequest, mine: list[Member]) -> Member:
    """The membership named by `?member=`, or the first. Raises NotYourShares."""
    wanted = request.GET.get("member", "")
    chosen = [one for one in mine if str(one.pk) == wanted] if wanted else mine[:1]
    if not chosen:
        raise NotYourShares
    return chosen[0]


def membership_here(request: HttpRequest) -> tuple[Member, list[Member]]:
    """The membership a page is about, and all of the person's. Raises NotYourShares."""
    mine = own_memberships(request.user)
    return chosen_of(request, mine), mine


def here(member: Member, mine: list[Member]) -> str:
    """What is added to an address so that it stays with this membership."""
    return f"?member={member.pk}" if len(mine) > 1 else ""
