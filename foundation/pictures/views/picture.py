"""Hand out one size of a picture."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from foundation.pictures.naming import WIDTHS, path_of

A_YEAR = 31_536_000


@require_safe
def picture(request: HttpRequest, folder: str, name: str, width: str) -> HttpResponseBase:
    """Send the file from storage. A name is random and its dots never change, so it may be kept for a year.

    Whatever the bytes were, a browser can only take them for a picture (OWASP ASVS 5.0: 5.4.1).
    """
    if int(width) not in WIDTHS:
        raise Http404
    try:
        file = default_storage.open(path_of(folder, name, int(width)))
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    return response
