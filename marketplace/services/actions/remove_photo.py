"""Remove a picture from a listing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotFound
from foundation.pictures.actions.drop_picture import drop_picture
from marketplace.services.actions._lock import lock_listing
from marketplace.services.actions.add_photo import PICTURES
from marketplace.services.errors import MayNotEditListing
from marketplace.services.models import Listing
from marketplace.services.policies import can_edit_listing
from marketplace.services.registry import hooks


@transaction.atomic
def remove_photo(*, by: Any, listing: Listing, photo_id: int, at: datetime) -> None:
    """Forget the picture and delete its files once that is certain. Raises MayNotEditListing, NotFound."""
    listing = lock_listing(listing)
    if not can_edit_listing(by, listing):
        raise MayNotEditListing
    photo = listing.photos.filter(pk=photo_id).first()
    if photo is None:
        raise NotFound
    drop_picture(folder=PICTURES, name=photo.name)
    photo.delete()
    record(by=by, verb="listing.photo_removed", subject=listing, data={"photo": photo_id}, at=at)
    hooks.call("changed", listing=listing)
