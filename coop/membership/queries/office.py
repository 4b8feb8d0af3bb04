"""Reading members for the board's screens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from coop.membership.enums import ENDED, WAITING
from coop.membership.models import Member, MembershipEvent

PAGE = 50


@dataclass(frozen=True)
class MemberPage:
    """Some members, and the number after which the next page begins (None on the last)."""

    members: list[Member]
    after: int | None


def find_members(*, words: str = "", state: str = "", member_class: str = "", after: int = 0) -> MemberPage:
    """Those who were ever admitted (or of the state asked for), by id, a page at a time. Digits are a number."""
    found = Member.objects.select_related("user", "member_class").order_by("id").filter(pk__gt=after)
    found = found.filter(state=state) if state else found.filter(member_no__isnull=False)
    if member_class:
        found = found.filter(member_class_id=member_class)
    if words:
        if words.isdecimal() and len(words) < 9:
            found = found.filter(member_no=int(words))
        else:
            named = Q(user__name__icontains=words) | Q(legal_name__icontains=words)
            found = found.filter(named | Q(user__email__icontains=words))
    rows = list(found[: PAGE + 1])
    return MemberPage(rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None)


def counts_by_state() -> dict[str, int]:
    """How many memberships stand where."""
    return dict(Member.objects.order_by().values_list("state").annotate(Count("id")))


def history_of(member: Member) -> "QuerySet[MembershipEvent]":
    """Every step of a membership, the oldest first, with who took it."""
    return MembershipEvent.objects.filter(member=member).select_related("by").order_by("id")


def member_with_everything(member_id: int) -> Member | None:
    return Member.objects.select_related("user", "member_class", "probation").filter(pk=member_id).first()


def other_memberships(member: Member) -> "QuerySet[Member]":
    return (
        Member.objects.filter(user_id=member.user_id)
        .exclude(pk=member.pk)
        .select_related("member_class")
        .order_by("id")
    )


def consents_of(member: Member) -> Any:
    """What was agreed to, with the words as they stood."""
    return member.consents.select_related("wording").order_by("id")


def earlier_endings(member: Member, *, before: datetime) -> int:
    """How many applications and memberships of this person ended earlier: worth a look before deciding."""
    return Member.objects.filter(user_id=member.user_id, state__in=ENDED, ended_at__lt=before).count()


def count_waiting() -> int:
    return Member.objects.filter(state__in=WAITING).count()
