"""A fact that stopped an action becomes a page, or a fragment for htmx, with its own status and plain sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django_htmx.http import reswap, retarget

from foundation.errors import Fact


class FactMiddleware:
    """Views need not catch a `Fact` they cannot say anything better about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Fact):
            return None
        return fact_response(request, exception)


def fact_response(request: HttpRequest, fact: Fact) -> HttpResponse:
    """Answer with the fact's sentence. A fragment goes to the notice area of the page, not into the place it aimed at."""
    context = {"fact": fact, "back_url": request.headers.get("referer", "") if request.method == "POST" else ""}
    if getattr(request, "htmx", False):
        response = render(request, "ui/_fact.html", context, status=fact.status)
        return reswap(retarget(response, "#notices"), "innerHTML")
    return render(request, "ui/fact.html", context, status=fact.status)
