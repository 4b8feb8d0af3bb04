"""What members hold, as sums of movements: of now, or of any instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum

from coop.membership.models import Member
from coop.shares.calculations.holdings import Holding, room_left
from coop.shares.enums import OrderState
from coop.shares.models import ShareMovement, ShareOrder, ShareType


def holding(member_id: int, *, at: datetime, share_type: str = "") -> Holding:
    """What one member held at `at`, of one kind or of all together."""
    moves = ShareMovement.objects.filter(member_id=member_id, at__lte=at)
    if share_type:
        moves = moves.filter(share_type_id=share_type)
    sums = moves.aggregate(quantity=Sum("quantity"), amount=Sum("amount_minor"))
    return Holding(int(sums["quantity"] or 0), int(sums["amount"] or 0))


def capital_by_member(*, at: datetime, share_type: str = "") -> dict[int, Holding]:
    """What everybody held at `at`, by member id; who held nothing is left out."""
    moves = ShareMovement.objects.filter(at__lte=at)
    if share_type:
        moves = moves.filter(share_type_id=share_type)
    rows = moves.order_by().values_list("member_id").annotate(quantity=Sum("quantity"), amount=Sum("amount_minor"))
    return {pk: Holding(int(quantity), int(amount)) for pk, quantity, amount in rows if quantity or amount}


def holdings_of(members: Iterable[int], *, at: datetime) -> dict[int, dict[str, Holding]]:
    """What these members held at `at`, by member id and kind of share."""
    rows = (
        ShareMovement.objects.filter(member_id__in=list(members), at__lte=at)
        .order_by()
        .values_list("member_id", "share_type_id")
        .annotate(quantity=Sum("quantity"), amount=Sum("amount_minor"))
    )
    found: dict[int, dict[str, Holding]] = {}
    for pk, code, quantity, amount in rows:
        if quantity or amount:
            found.setdefault(pk, {})[code] = Holding(int(quantity), int(amount))
    return found


def movements_of(member: Member) -> "QuerySet[ShareMovement]":
    """The member's movements, the newest first."""
    return ShareMovement.objects.filter(member=member).select_related("share_type").order_by("-at", "-id")


@dataclass(frozen=True, slots=True)
class Room:
    """How much more somebody may put in: amounts in minor units; `limited` is False where no cap counts."""

    limited: bool
    cap: int
    held: int
    promised: int

    @property
    def left(self) -> int:
        return room_left(cap=self.cap, held=self.held, promised=self.promised)


def room_of(member: Member, *, share_type: ShareType, at: datetime) -> Room:
    """The cap and what counts towards it: all memberships of the person, and what is promised and not paid yet (R9)."""
    mine = Q(member__user_id=member.user_id, share_type=share_type)
    held = ShareMovement.objects.filter(mine, at__lte=at).aggregate(total=Sum("amount_minor"))["total"]
    promised = ShareOrder.objects.filter(mine, state=OrderState.OPEN).aggregate(total=Sum("amount_minor"))["total"]
    return Room(share_type.capped, member.member_class.max_amount_minor, int(held or 0), int(promised or 0))


def holdings_of_user(user: Any, *, at: datetime) -> Holding:
    """All shares of a person, in whichever of their memberships."""
    sums = ShareMovement.objects.filter(member__user=user, at__lte=at).aggregate(
        quantity=Sum("quantity"), amount=Sum("amount_minor")
    )
    return Holding(int(sums["quantity"] or 0), int(sums["amount"] or 0))
