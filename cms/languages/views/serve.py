"""A page an editor wrote, in the reader's language where somebody has translated it."""

from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language, override
from wagtail.views import serve as wagtail_serve

from cms.languages.queries.addresses import addresses_of, routed
from cms.languages.queries.locales import locales
from foundation.ui.languages import default_language, language_in_path


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Leads readers from an address without a language to the translation, and from a missing one to the original."""
    named = language_in_path(request.path_info)
    found = routed(request, path, named or default_language())
    if found is None and named and routed(request, path, default_language()) is not None:
        return redirect(_with_query(request, f"/{path}"))
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]  # where Wagtail itself would keep it
    if found is None:
        raise Http404
    page = found[0]
    written_in = named if named and page.alias_of_id is None else default_language()
    if len(locales()) > 1:
        addresses = addresses_of(page, request)
        request.page_addresses = addresses  # type: ignore[attr-defined]
        mine = addresses.get(get_language() or "")
        elsewhere = mine is not None and not named and written_in != get_language()
        here = unquote(page.get_url(request) or "")  # the path of a request is decoded already
        if mine and elsewhere and request.method in {"GET", "HEAD"} and here == request.path:
            return redirect(_with_query(request, mine))
    if written_in != get_language():
        request.words_language = written_in  # type: ignore[attr-defined]
    with override(written_in):
        answer: HttpResponseBase = wagtail_serve(request, path)
    return answer


def _with_query(request: HttpRequest, path: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
