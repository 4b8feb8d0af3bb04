"""The colours an editor chose, as a style sheet of its own."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from cms.navigation.house import kept_frame

FOR_EVER = "public, max-age=31536000, immutable"


def _etag(request: HttpRequest, digest: str) -> str:
    return f'"{kept_frame(request).css_hash}"'


@require_safe
@condition(etag_func=_etag)
def colours(request: HttpRequest, digest: str) -> HttpResponse:
    """Under its own fingerprint it never changes; under an old one the present colours answer, and are asked again."""
    frame = kept_frame(request)
    response = HttpResponse(frame.css, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = FOR_EVER if digest == frame.css_hash else "no-cache"
    return response
