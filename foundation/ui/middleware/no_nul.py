"""PostgreSQL's text knows no NUL, and no person types one: such a request is refused before a page meets it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from foundation.ui.views.errors import bad_request

FORM = "application/x-www-form-urlencoded"


class NoNulMiddleware:
    """Answers 400 to a NUL in the address or in a sent form. Uploads are left to their forms, which refuse it too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return bad_request(request) if _holds_nul(request) else self.get_response(request)


def _holds_nul(request: HttpRequest) -> bool:
    if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    return request.method == "POST" and request.content_type == FORM and b"%00" in request.body
