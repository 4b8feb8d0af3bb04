"""Change the words of a picture."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotFound
from marketplace.services.actions._lock import lock_listing
from marketplace.services.errors import MayNotEditListing, PhotoNeedsWords
from marketplace.services.models import Listing
from marketplace.services.policies import can_edit_listing
from marketplace.services.registry import hooks


@transaction.atomic
def describe_photo(*, by: Any, listing: Listing, photo_id: int, alt: str, at: datetime) -> None:
    """Save what the picture shows. Raises MayNotEditListing, NotFound, PhotoNeedsWords."""
    listing = lock_listing(listing)
    if not can_edit_listing(by, listing):
        raise MayNotEditListing
    if not alt.strip() or len(alt.strip()) > 160:
        raise PhotoNeedsWords(fields={"alt": str(PhotoNeedsWords.message)})
    if not listing.photos.filter(pk=photo_id).update(alt=alt.strip()):
        raise NotFound
    record(by=by, verb="listing.photo_described", subject=listing, data={"photo": photo_id}, at=at)
    hooks.call("changed", listing=listing)
