"""Every public page, for search engines."""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as PageSitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Page

from cms.navigation.queries import public_rows

HOUSE = (
    "search:find", "openbooks:books", "decisions:decisions", "rules:rulebook", "membership:join", "help:search",
)  # fmt: skip


class _Rows(Sitemap):
    """Rows with a slug; the address pattern is looked up once."""

    limit = 5000

    def __init__(self, rows: "QuerySet[Any]", url_name: str) -> None:
        self.rows = rows.only("slug")
        self.head, _slug, self.tail = reverse(url_name, args=["SLUG"]).partition("SLUG")

    def items(self) -> "QuerySet[Any]":
        return self.rows

    def location(self, item: Any) -> str:
        return f"{self.head}{item.slug}{self.tail}"


class _Pages(PageSitemap):  # type: ignore[misc]
    """Every wording of every page, once."""

    def items(self) -> Any:
        roots = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        below = reduce(or_, (Q(path__startswith=path) for path in roots.values_list("path", flat=True)))
        # An address and a day are all that is told of a page: what its own kind adds to it is not read.
        return Page.objects.filter(below, alias_of=None).live().public().order_by("path")


class _House(Sitemap):
    def items(self) -> tuple[str, ...]:
        return HOUSE

    def location(self, item: str) -> str:
        return reverse(item)


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Pages, listings, people and decisions that strangers may read. `?p=` and `?section=` lead on (sitemaps.org)."""
    sitemaps = {
        "pages": _Pages(request),
        "house": _House(),
        "listings": _Rows(public_rows.listings(), "services:listing"),
        "people": _Rows(public_rows.workers(), "workers:person"),
        "decisions": _Rows(public_rows.decisions(), "decisions:decision"),
    }
    found: HttpResponse = wagtail_sitemap(request, sitemaps)
    return found
