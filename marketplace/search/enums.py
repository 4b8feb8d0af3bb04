"""Words of the search room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    """Where a place came from: the file of postal codes, or the file of place names (both in GeoNames columns)."""

    POSTCODE = "postcode", _("Postcode")
    TOWN = "town", _("Town or district")


class SortBy(models.TextChoices):
    """The orders a customer can ask for. Each is explained on the page "How this list is ordered"."""

    FAIR = "fair", _("Our rule")
    SOONEST = "soonest", _("Free soonest")
    NEAREST = "nearest", _("Nearest")
    PRICE = "price", _("Lowest price")
