"""What the pages of this room share at the door."""

from typing import Any

from django.http import HttpRequest

from coop.membership.models import Member
from coop.membership.policies import can_decide_membership
from coop.membership.queries.members import memberships_of
from coop.membership.queries.office import member_with_everything
from foundation.errors import NotAllowed, NotFound
from foundation.ui.context import roles_of


def own_membership(request: HttpRequest, member_id: int) -> Member:
    """A membership of whoever is signed in. Raises NotFound, also for somebody else's."""
    member = memberships_of(request.user).filter(pk=member_id).first()
    if member is None:
        raise NotFound
    return member


def keeper_at_door(request: HttpRequest) -> Any:
    """The board member, secretary or office person who is signed in. Raises NotAllowed for everybody else."""
    roles_of(request.user)  # one query for all that the page and the policy ask
    if not can_decide_membership(request.user):
        raise NotAllowed
    return request.user


def member_for_office(request: HttpRequest, member_id: int) -> tuple[Any, Member]:
    """Who keeps the register, and the membership they mean. Raises NotAllowed, NotFound."""
    keeper, member = keeper_at_door(request), member_with_everything(member_id)
    if member is None:
        raise NotFound
    return keeper, member
