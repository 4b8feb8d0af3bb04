"""Finding what somebody wants to book."""

from foundation.errors import NotFound
from marketplace.services.models import Listing
from marketplace.services.policies import is_public


def listing_to_book(slug: str) -> Listing:
    """The listing with its worker, trade and extras, in two queries. Raises NotFound for what is not public."""
    listings = Listing.objects.select_related("worker__member", "trade").prefetch_related("extras")
    listing = listings.filter(slug=slug).first()
    if listing is None or not is_public(listing):
        raise NotFound
    return listing
