"""Text size, plain words, colours and motion: kept on this device, and with the account of whoever is signed in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.ui.calculations.display import AS_IT_COMES, Display
from foundation.ui.context import DISPLAY_COOKIE, SiteContext
from foundation.ui.display_form import DisplayForm
from foundation.ui.registry import display_keepers

A_YEAR = 365 * 24 * 60 * 60  # seconds


def _way_back(request: HttpRequest) -> str:
    """The page of ours this person came from, by path; empty where they came from elsewhere."""
    said = request.POST.get("back") or request.headers.get("referer", "")
    if not url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(said)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return "" if parts.path == reverse("ui:display") or not path.startswith("/") else path


def _keep_on_device(response: HttpResponse, display: Display) -> None:
    if display == AS_IT_COMES:
        response.delete_cookie(DISPLAY_COOKIE, samesite="Lax")
        return
    response.set_cookie(
        DISPLAY_COOKIE, display.written(), max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True,
        samesite="Lax",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """`reset` puts everything back as it comes; `back` is the page to return to."""
    back = _way_back(request)
    form = DisplayForm(request.POST if request.method == "POST" else None, now=SiteContext(request).display)
    if request.method == "POST" and (form.is_valid() or "reset" in request.POST):
        chosen = AS_IT_COMES if "reset" in request.POST else form.chosen()
        for _key, keep in display_keepers.items():
            keep(request, chosen.written(), now())
        response = redirect(back or "ui:display")
        _keep_on_device(response, chosen)
        messages.success(request, _("Saved. Every page now looks like this one."))
        return response
    status = 422 if form.errors else 200
    return render(request, "foundation/ui/display.html", {"form": form, "back": back}, status=status)
