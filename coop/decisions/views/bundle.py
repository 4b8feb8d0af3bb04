"""The bundle as a file: everything that `coopcount verify` needs."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.decisions.queries.count_files import files_of


@require_safe
def bundle(request: HttpRequest, slug: str) -> HttpResponse:
    """For everybody, once the result is declared."""
    name, files = files_of(slug)
    response = HttpResponse(bytes(files.bundle), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response
