"""It is done: the vote is in, and here is the code to keep."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.decisions.calculations.receipts import code_of
from coop.decisions.calculations.secrecy import RECEIPT_MEANING
from coop.decisions.enums import DecisionState, Secrecy
from coop.decisions.queries.voting import has_voted, live_ballot
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._ballot_words import paper_lines, voter_on_roll

COOKIE = "receipt"
COOKIE_SECONDS = 15 * 60


@require_safe
@login_required
@never_cache
def voted(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm the vote. In a secret vote the code is shown for a quarter of an hour, in this browser only."""
    voter = voter_on_roll(request, slug)
    ballot = live_ballot(voter)
    if ballot is None and not has_voted(voter):
        return redirect("decisions:vote", slug=slug)
    kept = request.get_signed_cookie(COOKIE, default="", salt=slug, max_age=COOKIE_SECONDS) or ""
    digest = ballot.receipt if ballot else kept[:64]
    named = voter.box.secrecy == Secrecy.OPEN
    context = {
        "title": voter.decision.title,
        "code": code_of(digest) if digest else "",
        "digest": digest,
        "replaced": kept.endswith("r"),
        "rows": paper_lines(voter, ballot.paper) if ballot else [],
        "meaning": RECEIPT_MEANING[voter.box.secrecy],
        "can_change": named and voter.decision.state == DecisionState.OPEN,
        "closes": instant_words(voter.decision.closes_at, zone_of(voter.decision)),
        "vote_url": reverse("decisions:vote", args=[slug]),
        "receipt_url": reverse("decisions:receipt", args=[slug]),
    }
    return render(request, "coop/decisions/voted.html", context)
