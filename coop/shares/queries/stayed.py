"""Shares that nobody is paid back for: what became of them when their members left."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from coop.membership.enums import LIVE
from coop.membership.enums import ShareType as ShareTypeCode
from coop.membership.models import Member
from coop.shares.calculations.times import YEAR
from coop.shares.enums import MovementKind
from coop.shares.models import ShareMovement


@dataclass(frozen=True, slots=True)
class Stayed:
    """Shares of a former member, and their capital in minor units. `gone_at` is when they went to the reserve; empty
    while the person still owns them."""

    member: Member
    quantity: int
    amount_minor: int
    gone_at: datetime | None = None


def former_holders_of_fixed() -> list[Member]:
    """Whose membership ended and who still hold fixed shares."""
    held = _held_by_former(ShareTypeCode.FIXED)
    return list(Member.objects.filter(pk__in=held).order_by("pk"))


def stayed(*, at: datetime, limit: int) -> list[Stayed]:
    """What former members still own and can only pass on, by number; then what went to the reserve within a year, the
    latest first: three statements."""
    held = _held_by_former(ShareTypeCode.TRANSFERABLE)
    owners = Member.objects.filter(pk__in=held).select_related("user").order_by("member_no")[:limit]
    gone = ShareMovement.objects.filter(kind=MovementKind.CANCELLED, at__gt=at - YEAR, at__lte=at)
    moves = gone.select_related("member__user").order_by("-at", "-id")[:limit]
    return [Stayed(one, *held[one.pk]) for one in owners] + [
        Stayed(move.member, -move.quantity, -move.amount_minor, move.at) for move in moves
    ]


def _held_by_former(code: str) -> dict[int, tuple[int, int]]:
    """(shares, minor units) by member id, of those whose membership ended."""
    rows = ShareMovement.objects.filter(share_type_id=code).exclude(member__state__in=LIVE)
    sums = rows.order_by().values_list("member_id").annotate(quantity=Sum("quantity"), amount=Sum("amount_minor"))
    return {pk: (int(quantity), int(amount)) for pk, quantity, amount in sums if quantity}
