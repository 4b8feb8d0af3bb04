"""Reading members."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from coop.membership.calculations.retention import forget_after
from coop.membership.enums import ENDED, LIVE, WAITING, ClassCode, MemberState
from coop.membership.models import Member, MembershipEvent, RegisterDetails


def worker_membership(user: Any) -> Member | None:
    """The user's live worker membership, whatever its state."""
    return (
        Member.objects.filter(user=user, member_class_id=ClassCode.WORKER)
        .exclude(state__in=ENDED)
        .select_related("member_class", "user")
        .first()
    )


def living_membership(user: Any) -> Member | None:
    """The membership in which the user acts today: on the register, the one they vote in first, else the oldest."""
    if not getattr(user, "is_authenticated", False):
        return None
    return (
        Member.objects.filter(user=user, state__in=LIVE)
        .select_related("member_class", "user")
        .order_by("-votes_here", "member_no")
        .first()
    )


def memberships_of(user: Any) -> "QuerySet[Member]":
    """Everything the user is, applied for, or was: the newest first."""
    return Member.objects.filter(user=user).select_related("member_class", "probation").order_by("-id")


def count_active(*, class_code: str = "") -> int:
    """How many members the co-op has, in one class or all."""
    members = Member.objects.filter(state=MemberState.ACTIVE)
    return (members.filter(member_class_id=class_code) if class_code else members).count()


def waiting_applications() -> "QuerySet[Member]":
    """Applications that wait for a decision, the oldest first; then those that wait for money."""
    return (
        Member.objects.filter(state__in=WAITING)
        .select_related("user", "member_class")
        .order_by("state", "applied_at", "id")
    )


def unpaid_applications(*, due_before: datetime) -> "QuerySet[Member]":
    """Accepted applicants whose last day to pay comes before `due_before`."""
    return Member.objects.filter(state=MemberState.AWAITING_PAYMENT, pay_by__lt=due_before).order_by("pay_by", "id")


def applications_to_remind(*, at: datetime, due_before: datetime) -> "QuerySet[Member]":
    """Accepted applicants whose last day comes soon and who were not asked yet."""
    asked = MembershipEvent.objects.filter(member_id=OuterRef("pk"), verb="remind")
    return unpaid_applications(due_before=due_before).filter(~Exists(asked), pay_by__gte=at)


def suspensions_over(*, at: datetime) -> "QuerySet[Member]":
    return Member.objects.filter(state=MemberState.SUSPENDED, suspended_until__lte=at).order_by("id")


def probations_over(*, at: datetime) -> "QuerySet[Member]":
    """Provisional members whose time of trial is over and about whom nobody has decided: the oldest first."""
    return (
        Member.objects.filter(
            state=MemberState.ACTIVE, probation__ends_at__lte=at, probation__confirmed_at__isnull=True
        )
        .select_related("user", "probation")
        .order_by("probation__ends_at", "id")
    )


def leavers_due(*, at: datetime) -> "QuerySet[Member]":
    return Member.objects.filter(state=MemberState.LEAVING, leaves_at__lte=at).order_by("leaves_at", "id")


def entries_to_forget(*, at: datetime) -> "QuerySet[Member]":
    """Ended memberships whose name and address the register need not keep any longer."""
    longest, shortest = (at - (forget_after(at, was_member=one) - at) for one in (True, False))
    over = Q(member_no__isnull=False, ended_at__lte=longest) | Q(member_no__isnull=True, ended_at__lte=shortest)
    entries = RegisterDetails.objects.filter(member_id=OuterRef("pk")).exclude(name="", address="", email="")
    known = ~Q(legal_name="", postal_address="", motivation="") | Exists(entries)
    return Member.objects.filter(over, known, state__in=ENDED).order_by("id")
