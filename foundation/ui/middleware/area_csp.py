"""One content policy, strict everywhere; the staff office of Wagtail alone may run the inline scripts it is made of.

An editor's preview is one of our own pages, asked for by Wagtail in a request of its own: it keeps the strict policy,
but the staff office may show it in a frame.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

ADMIN_PREFIX = "/admin/"
# Wagtail's date pickers and choosers start from inline scripts; its page preview is a frame of our own pages.
ADMIN_REPLACES: dict[str, list[str]] = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
}
PREVIEW_REPLACES: dict[str, list[str]] = {"frame-ancestors": ["'self'"]}


def in_staff_office(request: HttpRequest) -> bool:
    return request.path_info.startswith(ADMIN_PREFIX)


def is_preview(request: HttpRequest) -> bool:
    """Whether Wagtail made this request to draw a preview: nobody outside can send such a one."""
    return bool(getattr(request, "is_dummy", False))


def _sandbox_origin() -> str:
    parts = urlsplit(str(settings.STRIPE_API_BASE or ""))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


class AreaCSPMiddleware(CSPMiddleware):
    """Chooses the policy by path. A form may also lead to the payment sandbox where there is one."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        update: dict[str, Any] = dict(parts.update or {})
        changed: dict[str, Any] = dict(parts.replace or {})
        if origin := _sandbox_origin():
            update["form-action"] = [*update.get("form-action", []), origin]
        if in_staff_office(request):
            changed = ADMIN_REPLACES | changed
        elif is_preview(request):
            changed = PREVIEW_REPLACES | changed
        return replace(parts, update=update, replace=changed)
