"""A handful of offers of one trade, the first free first."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from foundation.home import home_day
from foundation.money.formatting import format_minor
from marketplace.search.enums import SortBy
from marketplace.search.queries.find_listings import Hit, Wanted, find_listings
from marketplace.services.models import Trade

SHOWN = 6


def _card(hit: Hit, currency: str) -> dict[str, Any]:
    # The whole price of the job, or of the shortest visit where hours are chosen.
    price = format_minor(hit.price_minor, currency)
    return {
        "url": reverse("services:listing", kwargs={"slug": hit.slug}),
        "title": hit.title,
        "name": hit.worker_name,
        "area": hit.area,
        "photo_url": default_storage.url(hit.worker_photo) if hit.worker_photo else "",
        "price": _("from %(price)s") % {"price": price} if hit.price_shape == "hourly" else price,
        "free": _free(hit),
    }


def _free(hit: Hit) -> str:
    if hit.free_at is None:
        return _("No free time in the next days")
    local = hit.free_at.astimezone(ZoneInfo(hit.zone))
    return _("First free %(day)s") % {"day": formats.date_format(local, "l j F, H:i")}


def offers_of_trade(trade: Trade, *, at: datetime) -> dict[str, Any]:
    """What a trade's page shows: `offers` (at most six) and `find_url`, where all of them are."""
    currency = str(settings.COOP["currency"])
    today = home_day(at)
    found = find_listings(wanted=Wanted(trade_id=trade.pk, sort=SortBy.FAIR), at=at, today=today, page=SHOWN)
    return {
        "offers": [_card(hit, currency) for hit in found.hits],
        "find_url": f"{reverse('search:find')}?{urlencode({'trade': trade.slug})}",
    }
