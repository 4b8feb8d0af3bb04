"""Print what the pages of a booking and of a signed-in day cost, beside their floors. Figures, not a test.

    python scripts/bench/pages.py [--listings 2000] [--requests 200]

The find, listing and worker page over 100,000 listings are in search.py. Works in a scratch database beside the
configured one and drops it at the end; floors are measured in the same run by the same means.
"""

import argparse
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _floors import detail
from _measure import NOTHING, Cost, compiled, measure, peak_mb, scratch_database, show
from _shelf_of_100_000 import fill
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from wagtail.models import Page, Site

from foundation import clock
from marketplace.bookings.models import Booking
from marketplace.workers.models import Worker
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, completed
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker

ROWS = """<!doctype html><title>Floor</title><table>{% for row in rows %}<tr><td>{{ row.a }}</td><td>{{ row.b }}</td>
<td>{{ row.c }}</td><td><a href="{{ row.url }}">{{ row.d }}</a></td></tr>{% endfor %}</table>"""
WAGTAIL = "<!doctype html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>"


def prepared_rows(request: HttpRequest) -> HttpResponse:
    """The floor of a list: 100 rows read as plain values, prepared, drawn."""
    values = Worker.objects.order_by("id").values_list("name", "slug", "base_area", "joined_on")[:100]
    rows = [{"a": a, "b": b, "c": c, "d": d.isoformat(), "url": f"/people/{b}/"} for a, b, c, d in values]
    return HttpResponse(compiled(ROWS).render({"rows": rows}))


def bare_page(request: HttpRequest) -> HttpResponse:
    """The floor of a page of the CMS: find the site, walk the tree, draw the title."""
    site = Site.find_for_request(request)
    result = site.root_page.localized.specific.route(request, [])
    return HttpResponse(compiled(WAGTAIL).render({"page": result.page}))


urlpatterns = [
    path("floor/rows/", prepared_rows),
    path("floor/page/", bare_page),
    path("floor/<slug:slug>/", detail),
]


class House:
    """A small co-op on a shelf of many listings."""

    def __init__(self) -> None:
        self.rosa = a_working_worker("Rosa Lane")
        self.listing = a_bookable_listing(self.rosa)
        self.customer = a_customer()
        day = timedelta(days=1)
        about = {"listing": self.listing, "customer": self.customer}
        self.done = completed(a_booking(**about, start=FRIDAY_TEN + day))
        for more in range(2, 12):
            a_booking(**about, start=FRIDAY_TEN + more * day)
        self.hold = a_hold(**about)
        assert Page.objects.count() > 1
        assert Booking.objects.count() == 12

    def pages(self) -> list[tuple[str, str, str, str]]:
        """(what, address, who looks, its floor)."""
        slug, hold = self.listing.slug, self.hold.reference
        return [
            ("home page, uncached", "/", "", "page"),
            ("rulebook", "/rules/", "", "detail"),
            ("times of 14 days", f"/book/{slug}/", "", "detail"),
            ("details of a kept time", f"/bookings/{hold}/details/", "customer", "detail"),
            ("check and pay", f"/bookings/{hold}/pay/", "customer", "detail"),
            ("receipt", f"/bookings/{self.done.reference}/receipt/", "customer", "detail"),
            ("my bookings, 12 rows", "/bookings/", "customer", "rows"),
            ("a worker's today", "/work/today/", "worker", "rows"),
            ("a worker's money", "/work/money/", "worker", "rows"),
            ("a worker's calendar", "/work/calendar/", "worker", "rows"),
        ]


def floors_of(house: House, times: int) -> dict[str, Cost]:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        client = Client()
        addresses = {"detail": f"/floor/{house.listing.slug}/", "rows": "/floor/rows/", "page": "/floor/page/"}
        return {
            name: measure(lambda address=address: client.get(address), times) for name, address in addresses.items()
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--listings", type=int, default=2000)
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    # A till is named, so that paying is offered; nothing here speaks to it.
    till = override_settings(STRIPE_API_BASE="http://127.0.0.1:9", SANDBOX_ALLOWED=True)
    with scratch_database("pages"), clock.frozen(NOON), till:
        began = time.monotonic()
        fill(listings=options.listings, at=datetime.now(UTC))
        house = House()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        print(f"{options.listings:,} listings, 12 bookings, made in {time.monotonic() - began:.0f} s")
        floors = floors_of(house, options.requests)
        rows = [
            ("floor: bare detail", floors["detail"], floors["detail"]),
            ("floor: 100 prepared rows", floors["rows"], floors["rows"]),
            ("floor: bare Wagtail page", floors["page"], floors["page"]),
        ]
        people = {"": None, "customer": house.customer, "worker": house.rosa.member.user}
        for name, address, who, floor in house.pages():
            client = Client()
            if people[who] is not None:
                client.force_login(people[who])
            began_at = time.process_time()
            assert client.get(address).status_code == 200, address
            first = (time.process_time() - began_at) * 1000
            cost = measure(lambda client=client, address=address: client.get(address), options.requests)
            rows.append((name, cost, floors[floor]))
            rows.append((f"    its first request: {first:.0f} ms", NOTHING, NOTHING))
        show([row for row in rows if row[1] is not NOTHING])
        firsts = [row[0].strip() for row in rows if row[1] is NOTHING]
        print("first requests, templates not compiled yet, in the same order: " + "; ".join(
            text.removeprefix("its first request: ") for text in firsts))  # fmt: skip
        own, peak = peak_mb(os.getpid())
        print(f"this process: {own:.0f} MB of its own, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
