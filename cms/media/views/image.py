"""Hand out one size of a picture of a page."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

A_YEAR = 31_536_000


@require_safe
def image(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send one size from storage, never an original. A name is random and its dots never change.

    Whatever the bytes were, a browser can only take them for a picture (OWASP ASVS 5.0: 5.4.1).
    """
    try:
        file = default_storage.open(f"images/{name}.webp")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    return response
