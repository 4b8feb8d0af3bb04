"""One content policy, strict everywhere; the staff office of Wagtail alone may run the inline scripts it is made of."""

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
        if request.path_info.startswith(ADMIN_PREFIX):
            changed = ADMIN_REPLACES | changed
        return replace(parts, update=update, replace=changed)
