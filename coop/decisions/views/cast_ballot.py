"""Take the ballot in. The receipt goes to the voter alone, in a cookie of the answer; nothing keeps it here."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from coop.decisions.actions.cast_ballot import cast_ballot as cast
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.queries.voting import Voter
from coop.decisions.views._ballot_words import voter_on_roll
from coop.decisions.views.voted import COOKIE, COOKIE_SECONDS
from coop.decisions.voting_errors import NotOnThisRoll
from foundation.clock import now


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@login_required
def cast_ballot(request: HttpRequest, slug: str) -> HttpResponse:
    """One press, one ballot: the key in the form makes a second press the same act."""
    voter = voter_on_roll(request, slug, with_options=False)
    if voter.entry is None:
        raise NotOnThisRoll
    receipt = cast(
        by=voter.entry.member,
        decision=voter.decision,
        choice=_paper(voter, request.POST),
        key=request.POST.get("key", ""),
        at=now(),
        voter=voter,
    )
    response = redirect("decisions:voted", slug=slug)
    response.set_signed_cookie(
        COOKIE,
        f"{receipt.digest}{'r' if receipt.replaced else 'c'}",
        salt=slug,
        max_age=COOKIE_SECONDS,
        path=reverse("decisions:voted", args=[slug]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _paper(voter: Voter, data: Any) -> dict[str, Any]:
    if voter.box.method in RANKED:
        return {"ranking": [key for key in data.get("ranking", "").split(",") if key]}
    return {"choice": data.get("choice", "")}
