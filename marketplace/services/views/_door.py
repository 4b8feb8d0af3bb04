"""Who is at the door of a listing's own pages, and what stands behind it."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from coop.membership.policies import is_staff
from marketplace.services.models import Listing
from marketplace.services.queries.my_listings import own_listing
from marketplace.workers.errors import NeedsWorkerMembership
from marketplace.workers.models import Worker
from marketplace.workers.queries.workers import membership_to_work_under, worker_of


def own_worker(request: HttpRequest) -> Worker | HttpResponseRedirect:
    """The person's worker page, or the way to make one. Raises NeedsWorkerMembership."""
    worker = worker_of(request.user)
    if worker is not None:
        return worker
    if membership_to_work_under(request.user) is None:
        raise NeedsWorkerMembership
    return redirect("workers:profile")


def listing_at_hand(request: HttpRequest, slug: str) -> Listing:
    """The person's own listing; staff may open any. Raises NotFound."""
    return own_listing(slug, worker=worker_of(request.user), is_staff=is_staff(request.user))
