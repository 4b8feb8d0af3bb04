"""Print what the find page, a listing's and a worker's page cost with 100,000 listings. Figures, not a test.

    python scripts/bench/search.py [--listings 100000] [--requests 200]

Works in a scratch database beside the configured one and drops it at the end. CPU is of this process and of its database
backend together, over many requests after warming up; the floors are measured in the same run, by the same means, in the
smallest Django program of the same shape: no middleware, one query, one template.
"""

import argparse
import os
import random
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
from _measure import backend_ms, compiled, measure, scratch_database, show
from _shelf_of_100_000 import TRADES, WORDS, fill
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from foundation import clock
from marketplace.search.actions.refresh_words import refresh_words
from marketplace.search.models import Entry
from marketplace.search.queries.find_listings import Wanted, find_listings
from marketplace.search.queries.places import place_names_beginning
from marketplace.search.queries.spelling import corrected, words_beginning
from marketplace.search.queries.understand import understand
from marketplace.services.models import Listing

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CARDS = """{% load humanize %}<!doctype html><title>Floor</title><ol>{% for e in entries %}<li>
<a href="{% url 'card' e.slug %}">{{ e.title }}</a> <p>{{ e.worker_name }} {{ e.area }}</p><p>{{ e.zone }}</p>
<time datetime="{{ e.first_free_at|date:'c' }}">{{ e.first_free_at|date:"l j F H:i" }}</time>
<strong>{{ e.price_minor|intcomma }}</strong> {{ e.min_minutes }} {{ e.published_at|date:"j F Y" }}</li>{% endfor %}</ol>"""


def cards(request: HttpRequest) -> HttpResponse:
    """The floor of a list: 20 model instances, a link and date filters for each."""
    entries = Entry.objects.defer("document").order_by("-published_at")[:20]
    return HttpResponse(compiled(CARDS).render({"entries": entries}))


urlpatterns = [path("floor/cards/", cards), path("floor/<slug:slug>/", detail, name="card")]


def pages(times: int) -> None:
    """The find, listing and worker page against their floors."""
    listing = Listing.objects.select_related("worker").order_by("id").first()
    bare = override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
    rows = []
    with bare:
        floor_client = Client()
        floors = {
            "list": measure(lambda: floor_client.get("/floor/cards/"), times),
            "detail": measure(lambda: floor_client.get(f"/floor/{listing.slug}/"), times),
        }
    client = Client()
    for name, url, kind in (
        ("find, trade and place", "/find/?trade=cleaning&where=HX7", "list"),
        ("find, narrowed", "/find/?trade=cleaning&where=HX7&day=2026-11-24&most=40&language=en", "list"),
        ("find, place alone", "/find/?where=HX7", "list"),
        ("find, newest", "/find/", "list"),
        ("find, the list for htmx", "/find/?trade=cleaning&where=HX7", "fragment"),
        ("listing", f"/listings/{listing.slug}/", "detail"),
        ("worker", f"/people/{listing.worker.slug}/", "detail"),
    ):
        headers = {"HX-Request": "true", "HX-Target": "results"} if kind == "fragment" else {}
        assert client.get(url, headers=headers).status_code == 200, url
        figures = measure(lambda url=url, headers=headers: client.get(url, headers=headers), times)
        rows.append((name, figures, floors["detail" if kind == "detail" else "list"]))
    names = (("floor: 20 cards, instances", "list"), ("floor: bare detail", "detail"))
    show([(name, floors[kind], floors[kind]) for name, kind in names] + rows)


def in_the_database(times: int) -> None:
    """How long searches of many kinds take in the database, each as PostgreSQL's backend spends it."""
    chance = random.Random(7)  # noqa: S311 - the same every run
    trades = {trade.slug: trade.pk for trade in understand().trades}
    words = WORDS.split() + [trade[2].split()[0] for trade in TRADES]
    took = []
    for _ in range(times):
        wanted = {}
        if chance.random() < 0.8:
            wanted["latitude_e6"] = 53_741_800 + chance.randint(-200_000, 200_000)
            wanted["longitude_e6"] = -2_013_400 + chance.randint(-350_000, 350_000)
        if chance.random() < 0.7:
            wanted["trade_id"] = chance.choice(list(trades.values()))
        elif chance.random() < 0.5:
            wanted["tsquery"] = understand(words=" ".join(chance.sample(words, chance.choice((1, 2))))).tsquery
        if chance.random() < 0.3:
            wanted["day"] = AT.date() + timedelta(days=chance.randint(1, 14))
        if chance.random() < 0.3:
            wanted["price_cap_minor"] = chance.randint(2000, 9000)
        if chance.random() < 0.1:
            wanted["language"] = "pl"
        look = lambda wanted=wanted: find_listings(wanted=Wanted(**wanted), at=AT, today=AT.date())  # noqa: E731
        look()
        before = backend_ms()
        for _ in range(10):
            look()
        took.append(((backend_ms() - before) / 10, wanted))
    took.sort(key=lambda pair: pair[0])
    print(f"\nfind in the database, {times} different searches, CPU ms of the backend")
    print(f"median {took[times // 2][0]:.2f}   95th of 100 {took[int(times * 0.95)][0]:.2f}   worst {took[-1][0]:.2f}")
    print(f"the worst was {took[-1][1]}")
    for name, act in (
        ("words while typing", lambda: words_beginning("cle")),
        ("places while typing", lambda: place_names_beginning("hebden")),
        ("a mistyped word", lambda: corrected("gardning")),
    ):
        cost = measure(act, 200)
        print(f"{name:28} app {cost.app:.2f} ms, database {cost.db:.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--listings", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    with scratch_database("search"), clock.frozen(AT):
        began = time.monotonic()
        fill(listings=options.listings, at=AT)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        words = refresh_words(at=AT)
        print(f"{Entry.objects.count():,} listings, {words:,} words, made in {time.monotonic() - began:.0f} s")
        pages(options.requests)
        in_the_database(max(40, options.requests // 2))


if __name__ == "__main__":
    main()
