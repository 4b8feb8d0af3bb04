"""Who may."""

from typing import Any

from wagtail.permissions import policy_registry

from cms.learning.enums import EnrolmentState
from cms.learning.models import Circle, CircleFacilitator, Enrolment, FacilitatorTerm
from cms.learning.queries.papers import courses_of, names_paper
from cms.media.models import Paper
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


def may_open_paper(user: Any, paper: Paper) -> bool:
    """A file for learners opens for those in a circle of a course that names it, facilitators, and whoever keeps files.

    At most two queries more than there are courses the user is in.
    """
    if not paper.learners_only:
        return True
    if not getattr(user, "is_authenticated", False):
        return False
    if is_facilitator(user) or any(names_paper(course, paper) for course in courses_of(user)):
        return True
    keepers = policy_registry.get_by_type(Paper)
    keeps: bool = keepers.user_has_any_permission_for_instance(user, ["choose", "change"], paper)
    return keeps


def learns_in(user: Any, circle: Circle) -> Enrolment | None:
    """The place of the user in the circle, if they have one."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Enrolment.objects.filter(circle=circle, user=user, state=EnrolmentState.JOINED).first()
