"""Where a page stands in each language."""

from urllib.parse import unquote

from django.http import Http404, HttpRequest
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms.languages.queries.locales import locales
from foundation.ui.languages import default_language, language_in_path


def routed(request: HttpRequest, path: str, language: str) -> RouteResult | None:
    """The page at `path` (without its language) among those of `language`, or nothing."""
    site = Site.find_for_request(request)
    root = site.root_page if site else None
    if root is not None and language != default_language():
        twins = Page.objects.filter(translation_key=root.translation_key, live=True)
        root = twins.filter(locale_id=locales().get(language)).first()
    if root is None:
        return None
    try:
        return root.specific.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None


def addresses_of(page: Page, request: HttpRequest) -> dict[str, str]:
    """Language -> path of every live wording of the page, itself among them. One query."""
    codes = {pk: code for code, pk in locales().items()}
    wordings = Page.objects.filter(translation_key=page.translation_key, live=True, alias_of=None)
    found = {codes.get(one.locale_id, ""): one.get_url(request) for one in wordings.order_by("locale_id")}
    return {code: url for code, url in found.items() if code and url}


def address_in(request: HttpRequest, path: str, language: str) -> str:
    """Where the reader of the page at `path` goes on in `language`; nothing where no editor's page stands there.

    `path` comes as browsers write it: an accent in a page's name is percent-encoded (RFC 3986, 2.1).
    """
    named = language_in_path(path)
    # One slash: two would name another host.
    bare = "/" + path.removeprefix(f"/{named}").lstrip("/") if named else path
    found = routed(request, unquote(bare), named or default_language())
    if found is None:
        return bare if named else ""
    page = found[0]
    tail = unquote(page.get_url(request) or "")
    addresses = addresses_of(page, request)
    target = addresses.get(language) or addresses.get(default_language()) or bare
    # What stands behind the page's own address, such as an event's calendar, has no wording of its own.
    return target if unquote(path) == tail else ""
