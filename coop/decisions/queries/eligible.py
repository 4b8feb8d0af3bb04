"""Who can stand for a seat: by the rights of their class, and in good standing."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.membership.policies import on_probation


def eligible_members(*, officer_id: int) -> "QuerySet[Member]":
    """Members who can stand, by name. The returning officer cannot, nor can a provisional member."""
    return (
        Member.objects.filter(state=MemberState.ACTIVE, member_class__eligible_for_board=True)
        .exclude(user_id=officer_id)
        .exclude(probation__isnull=False, probation__confirmed_at__isnull=True)
        .select_related("user", "member_class", "probation")
        .order_by("user__name", "member_no")
    )


def why_not_eligible(member: Member, *, officer_id: int | None = None) -> str:
    """Why a member cannot stand, as a sentence; empty when they can. `officer_id`: whoever runs the election."""
    if officer_id is not None and member.user_id == officer_id:
        return _("The returning officer cannot stand.")
    if member.state != MemberState.ACTIVE:
        return _("Only members in good standing can stand.")
    if on_probation(member):
        return _("Members on probation can stand when it is confirmed that they passed.")
    if not member.member_class.eligible_for_board:
        return _("Members of this class cannot stand for this office.")
    return ""
