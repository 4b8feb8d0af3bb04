"""Put a picture earlier or later; the first one stands for the listing everywhere."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotFound
from marketplace.services.actions._lock import lock_listing
from marketplace.services.errors import MayNotEditListing
from marketplace.services.models import Listing, Photo
from marketplace.services.policies import can_edit_listing
from marketplace.services.registry import hooks


@transaction.atomic
def move_photo(*, by: Any, listing: Listing, photo_id: int, steps: int, at: datetime) -> None:
    """Move a picture by `steps` places (negative is earlier); it stops at either end.

    Raises MayNotEditListing, NotFound.
    """
    listing = lock_listing(listing)
    if not can_edit_listing(by, listing):
        raise MayNotEditListing
    photos = list(listing.photos.all())
    moved = next((photo for photo in photos if photo.pk == photo_id), None)
    if moved is None:
        raise NotFound
    place = max(0, min(len(photos) - 1, photos.index(moved) + steps))
    photos.remove(moved)
    photos.insert(place, moved)
    for order, photo in enumerate(photos):
        photo.order = order
    Photo.objects.bulk_update(photos, ["order"])
    record(by=by, verb="listing.photo_moved", subject=listing, data={"photo": photo_id, "place": place}, at=at)
    hooks.call("changed", listing=listing)
