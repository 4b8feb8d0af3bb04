"""Taking hold of one listing."""

from foundation.locks import lock_row
from marketplace.services.errors import ListingChangedMeanwhile
from marketplace.services.models import Listing


def lock_listing(listing: Listing, *, expected_version: int | None = None) -> Listing:
    """Lock the listing, fresh, with its worker, membership and trade.

    Raises ListingChangedMeanwhile when it is not the version the person was looking at.
    """
    fresh = lock_row(Listing.objects.select_related("worker__member", "trade"), listing.pk)
    if expected_version is not None and fresh.version != expected_version:
        raise ListingChangedMeanwhile
    return fresh
