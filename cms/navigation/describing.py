"""Our pages in the words of schema.org: who we are, what is offered at what price, and by whom."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms.navigation.house import house_name, kept_frame
from foundation.money.calculations.money import decimal_text
from marketplace.services.enums import PriceShape


def _root(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")


def business(request: HttpRequest) -> dict[str, Any]:
    """LocalBusiness: the co-op."""
    frame = kept_frame(request)
    coop = request.house_site.coop  # type: ignore[attr-defined]
    found = {
        "@type": "LocalBusiness",
        "@id": f"{_root(request)}#coop",
        "name": house_name(frame),
        "url": _root(request),
        "description": coop.get("strapline"),
        "telephone": coop.get("phone"),
        "email": coop.get("email"),
        "address": coop.get("registered_office"),
    }
    return {key: value for key, value in found.items() if value}


def about_page(request: HttpRequest, context: Any) -> list[dict[str, Any]]:
    """The front page is about the co-op; a page of a meeting is about an event."""
    page = context.get("page")
    if getattr(page, "starts_at", None) is not None and hasattr(page, "ends_at"):
        return [_event(request, page)]
    return [business(request)] if request.path == "/" else []


def about_listing(request: HttpRequest, context: Any) -> list[dict[str, Any]]:
    """A Service with its Offer, from what the page already has: no query."""
    listing = context.get("listing")
    if listing is None or not context.get("bookable"):
        return []
    currency = str(settings.COOP["currency"])
    price: dict[str, Any] = {
        "@type": "Offer",
        "price": decimal_text(listing.price_minor, currency),
        "priceCurrency": currency,
        "url": request.build_absolute_uri(request.path),
    }
    if listing.price_shape == PriceShape.HOURLY:
        price["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "price": price["price"],
            "priceCurrency": price["priceCurrency"],
            "unitCode": "HUR",
        }
    return [
        {
            "@type": "Service",
            "name": listing.title,
            "description": listing.summary or listing.title,
            "serviceType": listing.trade.name,
            "areaServed": listing.worker.base_area,
            "provider": {
                "@type": "Person",
                "name": listing.worker.name,
                "url": request.build_absolute_uri(context["person_url"]),
                "worksFor": business(request),
            },
            "offers": price,
        }
    ]


def _event(request: HttpRequest, page: Any) -> dict[str, Any]:
    """An Event, from a page that has a beginning, an end and a place."""
    status = "EventCancelled" if getattr(page, "called_off", False) else "EventScheduled"
    online = str(getattr(page, "online_url", ""))
    where: dict[str, Any] = {"@type": "Place", "name": page.place, "address": page.address or page.place}
    return {
        "@type": "Event",
        "name": page.title,
        "description": page.lead or page.title,
        "startDate": page.starts_at.isoformat(),
        "endDate": page.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "location": {"@type": "VirtualLocation", "url": online} if online and not page.address else where,
        "organizer": business(request),
        "url": request.build_absolute_uri(request.path),
    }
