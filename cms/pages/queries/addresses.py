"""Whether an address on this site leads anywhere."""

from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page, Site

from marketplace.workers.models import Worker
from marketplace.workers.policies import can_see_worker

PAGES_OF_WAGTAIL = "wagtail_serve"


def room_at(path: str) -> ResolverMatch | None:
    """The view of a room that answers at this path, or None where only a page of an editor can."""
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return None if found.url_name == PAGES_OF_WAGTAIL else found


def room_below(parent: Page, slug: str) -> ResolverMatch | None:
    """The view of a room that answers where a page of this name would lie below `parent`."""
    above = parent.get_url_parts()
    return room_at(f"{above[2]}{slug}/") if above and above[2] else None


def leads_somewhere(address: str) -> bool:
    """Whether this address (a path of ours, with or without a query) shows something to everybody. Few queries.

    Addresses of other hosts do not: words that lead away from the site stand in the running text.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith("//"):
        return False
    room = room_at(parts.path)
    if room is None:
        return _a_page_is_at(parts.path)
    if room.view_name == "workers:person":
        worker = Worker.objects.filter(slug=room.kwargs["slug"]).first()
        return worker is not None and can_see_worker(AnonymousUser(), worker)
    return True


def _a_page_is_at(path: str) -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not path.endswith("/"):
        return False
    page = Page.find_for_request(get_dummy_request(site=site, path=path), path)
    return page is not None and not page.get_view_restrictions()
