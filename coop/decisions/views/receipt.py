"""Check a receipt: is the vote it stands for in the count? It never says what the vote was, or whose."""

from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from coop.counting.bundle.chain import GENESIS, link
from coop.decisions.ballot_forms import ReceiptForm
from coop.decisions.calculations.receipts import code_of
from coop.decisions.calculations.secrecy import RECEIPT_MEANING
from coop.decisions.models import BallotBox
from coop.decisions.queries.board import as_link, entries_around, fate_of, find_receipt, head_of
from coop.decisions.queries.voting import box_of


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """The code is sent in a form, so that it stands in no address and no log."""
    box = box_of(slug)
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    found = _look_up(box, form.cleaned_data["code"]) if form.is_bound and form.is_valid() else None
    context = {
        "title": box.decision.title,
        "form": form,
        "found": found,
        "meaning": RECEIPT_MEANING[box.secrecy],
        "sealed": box.sealed_at is not None,
        "board_url": reverse("decisions:board_file", args=[slug]) if box.sealed_at else "",
    }
    return render(request, "coop/decisions/receipt.html", context, status=422 if form.is_bound and form.errors else 200)


def _look_up(box: BallotBox, start: str) -> dict[str, Any]:
    entry = find_receipt(box, start)
    if entry is None or entry.receipt is None:
        return {"fate": "unknown"}
    around = [as_link(each) for each in entries_around(box, entry.n)]
    holds = all(link(each["entry"]) == each["hash"] for each in around) and all(
        after["entry"]["prev"] == before["hash"] for before, after in pairwise(around)
    )
    sealed = box.sealed_at is not None
    return {
        "fate": fate_of(box, entry.receipt),
        "holds": holds and entry.prev != GENESIS,
        "code": code_of(entry.receipt),
        "number": entry.n if sealed else None,  # how many came before is turnout, which not everybody may see yet
        "head": head_of(box) if sealed else "",
    }
