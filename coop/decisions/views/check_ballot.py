"""Read the ballot back before it is cast. Nothing is kept here: the ballot travels on in the form."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from coop.decisions.ballot_forms import BallotForm
from coop.decisions.calculations.ballot_papers import is_blank
from coop.decisions.calculations.receipts import new_key
from coop.decisions.calculations.secrecy import FINALITY, TITLES
from coop.decisions.enums import DecisionState
from coop.decisions.queries.voting import has_voted
from coop.decisions.views._ballot_words import (
    paper_lines,
    question_words,
    secrecy_words,
    turnout_words,
    voter_on_roll,
)
from coop.decisions.voting_errors import VotingIsClosed
from foundation.clock import now


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@login_required
@never_cache
def check_ballot(request: HttpRequest, slug: str) -> HttpResponse:
    """Judge the whole ballot and show it once more; with mistakes, show the ballot again and say which."""
    voter = voter_on_roll(request, slug)
    if voter.decision.state != DecisionState.OPEN:
        raise VotingIsClosed
    form = BallotForm(voter, request.POST)
    urls = {"check_url": request.path, "vote_url": reverse("decisions:vote", args=[slug])}
    if not form.is_valid():
        again = {
            "form": form,
            "stands": "can_vote",
            "about": question_words(voter, at=now()),
            "secrecy": secrecy_words(voter),
            "turnout": turnout_words(voter, user=request.user),
            **urls,
        }
        return render(request, "coop/decisions/vote.html", again, status=422)
    context = {
        "title": voter.decision.title,
        "rows": paper_lines(voter, form.paper),
        "blank": is_blank(form.paper),
        "choice": form.paper.get("choice", ""),
        "ranking": ",".join(form.paper.get("ranking", [])),
        "key": new_key(),
        "secrecy_title": TITLES[voter.box.secrecy],
        "finality": FINALITY[voter.box.secrecy],
        "changing": has_voted(voter),
        "cast_url": reverse("decisions:cast_ballot", args=[slug]),
        **urls,
    }
    return render(request, "coop/decisions/check_ballot.html", context)
