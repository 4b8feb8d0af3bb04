"""The tables of the services room."""

from marketplace.services.models.extra import Extra
from marketplace.services.models.listing import Listing
from marketplace.services.models.photo import Photo
from marketplace.services.models.trade import Trade

__all__ = ["Extra", "Listing", "Photo", "Trade"]
