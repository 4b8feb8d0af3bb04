"""Error pages that Django asks us for by name. None of them may fail, so they ask the database for nothing new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from foundation.errors import Fact
from foundation.ui.middleware.facts import fact_fragment


def _answer(request: HttpRequest, template: str, status: int, sentence: str) -> HttpResponse:
    """A page; or for htmx a notice at the top, because a page does not fit where a fragment goes."""
    if request.headers.get("HX-Request") == "true":
        return fact_fragment(request, Fact(sentence), status)
    return render(request, template, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "400.html", 400, _("We could not read that request. Please try again."))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "403.html", 403, _("You cannot see or do that with this account."))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "404.html", 404, _("That page is not here any more. Reload to see what is."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without any context: whatever broke may be what the context is made of."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form had lost its safety token: cookies off, or a page left open through a sign-in."""
    return _answer(request, "403_csrf.html", 403, _("This page was open too long. Reload it and try again."))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """For allauth's limits and our own; says when to come back. RFC 6585 section 4, RFC 9110 section 10.2.3."""
    response = _answer(request, "429.html", 429, _("That was a lot of tries. Please wait a few minutes."))
    response.headers["Retry-After"] = "300"
    return response
