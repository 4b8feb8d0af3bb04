"""The ranked ballots in the format every counting program reads."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.decisions.queries.count_files import files_of
from coop.decisions.voting_errors import NoVoteHere


@require_safe
def ballots_file(request: HttpRequest, slug: str) -> HttpResponse:
    """For everybody, once the result is declared; not there where twenty or fewer ballots could give somebody away."""
    name, files = files_of(slug)
    if not files.blt:
        raise NoVoteHere
    response = HttpResponse(files.blt, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.blt"'
    return response
