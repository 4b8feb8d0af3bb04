"""Who is at the door of a listing's own pages, and what stands behind it."""

from django.http import HttpRequest

from coop.membership.policies import is_staff
from marketplace.services.models import Listing
from marketplace.services.queries.my_listings import own_listing
from marketplace.workers.queries.workers import worker_of


def listing_at_hand(request: HttpRequest, slug: str) -> Listing:
    """The person's own listing; staff may open any. Raises NotFound."""
    return own_listing(slug, worker=worker_of(request.user), is_staff=is_staff(request.user))
