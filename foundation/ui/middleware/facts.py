"""A fact that stopped an action becomes a page, or a fragment for htmx, with its own status and plain sentence."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django_htmx.http import reswap, retarget

from foundation.errors import Fact, Invalid


class FactMiddleware:
    """Views need not catch a `Fact` they cannot say anything better about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return fact_response(request, exception) if isinstance(exception, Fact) else None


def fact_response(request: HttpRequest, fact: Fact) -> HttpResponse:
    """Answer with the fact's sentence and status, or lead to the page where it is put right."""
    if fact.leads_to:
        messages.info(request, fact.text)
        return redirect(fact.leads_to)
    if request.headers.get("HX-Request") == "true":
        return fact_fragment(request, fact, fact.status)
    context = {
        "fact": fact,
        "reasons": list(fact.fields.values()) if isinstance(fact, Invalid) else [],
        "back_url": _page_before(request),
    }
    return render(request, "ui/fact.html", context, status=fact.status)


def fact_fragment(request: HttpRequest, fact: Fact, status: int) -> HttpResponse:
    """Answer htmx: the sentence goes to the notice area of the page, not into the place the request aimed at."""
    response = render(request, "ui/_fact.html", {"fact": fact}, status=status)
    return reswap(retarget(response, "#notices"), "innerHTML")


def _page_before(request: HttpRequest) -> str:
    """The page the person came from, if it is one of ours and not this one."""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host() or before.path == request.path:
        return ""
    return before.path + (f"?{before.query}" if before.query else "")
