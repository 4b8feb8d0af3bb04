"""Who may do what with a worker's page."""

from typing import Any

from coop.membership.models import Member
from coop.membership.policies import can_list_services, is_board, is_staff
from marketplace.workers.models import Worker


def can_join_as_worker(user: Any, member: Member) -> bool:
    """A worker page is made by the member, or by staff for the member; the membership must allow listing."""
    return can_list_services(member) and (is_staff(user) or member.user_id == getattr(user, "pk", None))


def can_edit_worker(user: Any, worker: Worker) -> bool:
    """The worker, while their membership allows listing; staff always."""
    if not getattr(user, "is_authenticated", False):
        return False
    own = worker.member.user_id == user.pk
    return (own and can_list_services(worker.member)) or is_staff(user)


def can_record_check(user: Any, worker: Worker) -> bool:
    """Staff and board say what they have seen, and nobody vouches for themselves."""
    return (is_staff(user) or is_board(user)) and worker.member.user_id != user.pk


def can_see_worker(user: Any, worker: Worker) -> bool:
    """A hidden worker is seen by themselves and by staff only."""
    return worker.state != "hidden" or can_edit_worker(user, worker)
