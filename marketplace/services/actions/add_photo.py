"""Add a picture to a listing."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from foundation.audit.actions.record import record
from foundation.pictures.actions.keep_picture import keep_picture
from marketplace.services.actions._lock import lock_listing
from marketplace.services.errors import MayNotEditListing, PhotoNeedsWords, TooManyPhotos
from marketplace.services.models import Listing, Photo
from marketplace.services.policies import can_edit_listing
from marketplace.services.registry import hooks

PICTURES = "listings"
MOST_PHOTOS = 12


@transaction.atomic
def add_photo(*, by: Any, listing: Listing, upload: UploadedFile, alt: str, at: datetime) -> Photo:
    """Keep the picture, redrawn, as the last of the listing.

    Raises MayNotEditListing, PhotoNeedsWords, TooManyPhotos, PictureRefused.
    """
    listing = lock_listing(listing)
    if not can_edit_listing(by, listing):
        raise MayNotEditListing
    if not alt.strip() or len(alt.strip()) > 160:
        raise PhotoNeedsWords(fields={"alt": str(PhotoNeedsWords.message)})
    if listing.photos.count() >= MOST_PHOTOS:
        raise TooManyPhotos
    last = listing.photos.aggregate(last=Max("order"))["last"]
    kept = keep_picture(upload=upload, folder=PICTURES)
    photo = Photo.objects.create(
        listing=listing,
        name=kept.name,
        width=kept.width,
        height=kept.height,
        alt=alt.strip(),
        order=0 if last is None else last + 1,
    )
    record(by=by, verb="listing.photo_added", subject=listing, data={"photo": photo.pk}, at=at)
    hooks.call("changed", listing=listing)
    return photo
