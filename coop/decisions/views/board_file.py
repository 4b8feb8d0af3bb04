"""The board as a file, an entry a line: the hash chain of the vote."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.counting.formats.canonical import canonical
from coop.decisions.queries.board import board_links
from coop.decisions.queries.voting import box_of
from coop.decisions.voting_errors import NoVoteHere


@require_safe
def board_file(request: HttpRequest, slug: str) -> HttpResponse:
    """For everybody, once voting has closed: before, the number of its entries would be the turnout."""
    box = box_of(slug)
    if box.sealed_at is None:
        raise NoVoteHere
    lines = b"".join(canonical(entry) + b"\n" for entry in board_links(box))
    response = HttpResponse(lines, content_type="application/x-ndjson")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{box.roll.round}-board.jsonl"'
    return response
