"""Headers that keep a page from being framed, and a signed-in person's pages out of every cache."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from foundation.ui.middleware.area_csp import in_staff_office, is_preview

# We use none of these; a script that should not be here cannot either. (W3C Permissions Policy)
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()"
)


class SecurityHeadersMiddleware:
    """Adds the headers Django leaves to us. OWASP ASVS 5.0: 3.4.4 to 3.4.6 and 14.3.2."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        framed_by_us = in_staff_office(request) or is_preview(request)
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if framed_by_us else settings.X_FRAME_OPTIONS)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # `_cached_user` is there when the page asked who is looking: only then can it hold anything personal.
        user = getattr(request, "_cached_user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        # Whoever uses this phone next finds no page that was kept on it. (W3C Clear Site Data)
        if getattr(request, "signed_out", False):
            response.headers["Clear-Site-Data"] = '"storage"'
        return response
