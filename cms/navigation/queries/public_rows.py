"""What anybody may read that is no page: for search engines and for the search of the site."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from coop.decisions.queries.pages import visible_to
from coop.membership.enums import ClassCode, MemberState
from marketplace.services.enums import ListingState
from marketplace.services.models import Listing
from marketplace.workers.enums import WorkerState
from marketplace.workers.models import Worker


def _in_good_standing(member: str) -> Q:
    """The membership allows listing, as in coop.membership.policies.can_list_services."""
    return Q(**{f"{member}__state": MemberState.ACTIVE, f"{member}__member_class_id": ClassCode.WORKER})


def listings() -> "QuerySet[Any]":
    """As in marketplace.services.policies.is_public."""
    seen = Q(state__in=(ListingState.LIVE, ListingState.PAUSED)) & ~Q(worker__state=WorkerState.HIDDEN)
    return Listing.objects.filter(seen, _in_good_standing("worker__member")).order_by("-pk")


def workers() -> "QuerySet[Any]":
    """As in marketplace.workers.policies.can_see_worker, without those who left: they offer nothing."""
    return Worker.objects.filter(~Q(state=WorkerState.HIDDEN), _in_good_standing("member")).order_by("-pk")


def decisions(user: Any = None, *, reads: bool = False) -> "QuerySet[Any]":
    """What a stranger may know of; with a user, what they may."""
    return visible_to(user or AnonymousUser(), reads=reads).order_by("-pk")
