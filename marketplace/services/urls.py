"""The map of the services room."""

from django.urls import path

from marketplace.services.views.archive import archive
from marketplace.services.views.change_photo import change_photo
from marketplace.services.views.edit_listing import edit_listing
from marketplace.services.views.listing import listing
from marketplace.services.views.my_listing import my_listing
from marketplace.services.views.my_listings import my_listings
from marketplace.services.views.new_listing import new_listing
from marketplace.services.views.pause import pause
from marketplace.services.views.photos import photos
from marketplace.services.views.price_hint import price_hint
from marketplace.services.views.publish import publish
from marketplace.services.views.restore import restore

app_name = "services"
urlpatterns = [
    path("listings/<slug:slug>/", listing, name="listing"),
    path("work/listings/", my_listings, name="my_listings"),
    path("work/listings/new/", new_listing, name="new_listing"),
    path("work/listings/price-hint/", price_hint, name="price_hint"),
    path("work/listings/<slug:slug>/", my_listing, name="my_listing"),
    path("work/listings/<slug:slug>/edit/", edit_listing, name="edit_listing"),
    path("work/listings/<slug:slug>/photos/", photos, name="photos"),
    path("work/listings/<slug:slug>/photos/<int:photo_id>/", change_photo, name="change_photo"),
    path("work/listings/<slug:slug>/publish/", publish, name="publish"),
    path("work/listings/<slug:slug>/pause/", pause, name="pause"),
    path("work/listings/<slug:slug>/archive/", archive, name="archive"),
    path("work/listings/<slug:slug>/restore/", restore, name="restore"),
]
