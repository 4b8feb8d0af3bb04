"""A version of the rulebook as a file: these bytes have the hash that the decisions name."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.rules.queries.packs import version_and_the_one_before


@require_safe
def pack_text(request: HttpRequest, version: int) -> HttpResponse:
    found, _before = version_and_the_one_before(version)
    if found is None:
        raise Http404
    answer = HttpResponse(found.text, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="rulebook-{version}.json"'
    return answer
