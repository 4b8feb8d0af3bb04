"""Who may."""

from typing import Any

from cms.learning.enums import EnrolmentState
from cms.learning.models import Circle, CircleFacilitator, Enrolment, FacilitatorTerm
from coop.membership.policies import can_decide_membership


def is_facilitator(user: Any) -> bool:
    """Whether the user is appointed to lead study circles."""
    if not getattr(user, "is_authenticated", False):
        return False
    return FacilitatorTerm.objects.filter(user=user, ends_at__isnull=True).exists()


def leads(user: Any, circle: Circle) -> bool:
    """Whether the user leads this circle. Who led it keeps its desk, also when their term has ended."""
    if not getattr(user, "is_authenticated", False):
        return False
    return CircleFacilitator.objects.filter(circle=circle, user=user).exists()


def can_join(user: Any) -> bool:
    """Everybody with an account."""
    return bool(getattr(user, "is_authenticated", False))


def can_keep_facilitators(user: Any) -> bool:
    return can_decide_membership(user)


def learns_in(user: Any, circle: Circle) -> Enrolment | None:
    """The place of the user in the circle, if they have one."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Enrolment.objects.filter(circle=circle, user=user, state=EnrolmentState.JOINED).first()
