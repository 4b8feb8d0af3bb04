"""Print what every kind of page an editor writes costs, beside a bare Wagtail page, and what a large tree changes.

    python scripts/bench/front.py [--pages 10000] [--requests 50]

First each kind of page in a small site, then some of them again in a tree of so many pages, which are written row by
row into their tables, as a page is. Works in a scratch database beside the configured one and drops it at the end; the
floor is measured in the same run by the same means, on a page of the same depth.
"""

import argparse
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _measure import Cost, compiled, measure, peak_mb, scratch_database, show
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from wagtail.models import Page, Site

from cms.navigation.queries.frame import refresh_frames
from cms.pages.models import NewsIndexPage
from foundation import clock
from tests.factories.bookings import NOON
from tests.factories.cast import a_bookable_listing, a_working_worker
from tests.factories.front import one_of_each
from tests.factories.help import a_help_page
from tests.factories.learning import a_circle
from tests.factories.policies import a_policy

BARE = "<!doctype html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>"
CHUNK = 1_000
FRONT_DEPTH = 2


def bare_page(request: HttpRequest, below: str = "") -> HttpResponse:
    """The floor: find the site, walk the tree to the page, draw its title."""
    site = Site.find_for_request(request)
    result = site.root_page.localized.specific.route(request, [part for part in below.split("/") if part])
    return HttpResponse(compiled(BARE).render({"page": result.page}))


urlpatterns = [path("floor/", bare_page), path("floor/<path:below>", bare_page)]


def kinds() -> dict[str, Page]:
    """One page of each kind, by a short name, with a worker and an offer behind them."""
    a_bookable_listing(a_working_worker("Rosa Lane"))
    found = one_of_each()
    found |= {"answer": a_help_page(), "policy": a_policy(), "study circle": a_circle().course}
    lists = {"answer": "help", "policy": "policies", "study circle": "learning"}
    return found | {name: found[child].get_parent().specific for child, name in lists.items()}


@transaction.atomic
def grow(index: NewsIndexPage, many: int) -> None:
    """So many pieces of news below one list: rows of pages in bulk, then their rows of news in one statement."""
    model = Page.objects.filter(pk__in=index.get_children()).specific().get()
    base = Page.objects.get(pk=model.pk)
    first = index.numchild
    for start in range(0, many, CHUNK):
        rows = []
        for number in range(first + start, first + min(start + CHUNK, many)):
            slug = f"news-{number}"
            rows.append(
                Page(
                    title=f"News {number}", draft_title=f"News {number}", slug=slug, live=True, depth=base.depth,
                    path=Page._get_path(index.path, base.depth, number + 1), numchild=0, locale_id=base.locale_id,
                    url_path=f"{index.url_path}{slug}/", content_type_id=base.content_type_id,
                )
            )  # fmt: skip
        Page.objects.bulk_create(rows)
    own = [field.column for field in model._meta.local_concrete_fields if field.column != "page_ptr_id"]
    table, names = model._meta.db_table, ", ".join(own)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, {names}) SELECT page.id, {', '.join('one.' + name for name in own)} "
            f"FROM wagtailcore_page page, {table} one WHERE one.page_ptr_id = %s AND page.path LIKE %s "
            "AND page.depth = %s AND page.id <> %s",
            [model.pk, f"{index.path}%", base.depth, model.pk],
        )
    Page.objects.filter(pk=index.pk).update(numchild=first + many)


def floors_of(pages: dict[str, Page], times: int) -> dict[int, Cost]:
    """By depth of the page: what a bare Wagtail page there costs."""
    below = {page.depth: page.url.strip("/") for page in pages.values()}
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        client = Client()
        return {
            depth: measure(lambda where=where: client.get(f"/floor/{where}" if where else "/floor/"), times)
            for depth, where in sorted(below.items())
        }


def costs(pages: dict[str, Page], floors: dict[int, Cost], times: int) -> list[tuple[str, Cost, Cost]]:
    client, rows = Client(), []
    for name, page in pages.items():
        assert client.get(page.url).status_code == 200, page.url
        rows.append((name, measure(lambda url=page.url: client.get(url), times), floors[page.depth]))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=50)
    options = parser.parse_args()
    # A till is named, so that booking is offered; nothing here speaks to it.
    till = override_settings(STRIPE_API_BASE="http://127.0.0.1:9", SANDBOX_ALLOWED=True)
    with scratch_database("front"), clock.frozen(NOON), till:
        refresh_frames()
        pages = kinds()
        floors = floors_of(pages, options.requests)
        names = {FRONT_DEPTH: "front page", FRONT_DEPTH + 1: "below it", FRONT_DEPTH + 2: "two below it"}
        rows = [(f"floor: bare Wagtail page, {names[depth]}", cost, cost) for depth, cost in floors.items()]
        show(rows + costs(pages, floors, options.requests))
        began = time.monotonic()
        grow(NewsIndexPage.objects.get(), options.pages)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        print(f"\nthe same in a tree of {Page.objects.count():,} pages, made in {time.monotonic() - began:.0f} s")
        again = {name: pages[name] for name in ("home", "standard", "news list", "news", "story", "people")}
        last = Page.objects.get(slug=f"news-{options.pages}")
        floors = floors_of(again, options.requests)
        rows = [(f"floor: bare Wagtail page, {names[depth]}", cost, cost) for depth, cost in floors.items()]
        rows += costs(again | {"the last piece of news": last}, floors, options.requests)
        client, nothing = Client(), Cost(0, 0, 0)
        for name, address in (
            ("map of the site for robots", "/sitemap.xml"),
            ("search of the site", "/search-site/?words=news"),
        ):
            assert client.get(address).status_code == 200, address
            rows.append((name, measure(lambda address=address: client.get(address), 1, warm=1), nothing))
        show(rows)
        own, peak = peak_mb(os.getpid())
        print(f"this process: {own:.0f} MB of its own, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
