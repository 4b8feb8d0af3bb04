"""The ballot: what is asked, what it would change, how secret it is, and the paper itself."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.decisions.ballot_forms import BallotForm
from coop.decisions.enums import BEFORE_OPENING, DecisionState, Secrecy
from coop.decisions.queries.voting import Voter, has_voted, live_ballot
from coop.decisions.views._ballot_words import question_words, secrecy_words, turnout_words, voter_at_door
from foundation.clock import now


@require_safe
@login_required
@never_cache
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the ballot, or why there is none to fill in now."""
    at = now()
    voter = voter_at_door(request, slug, at=at)
    ballot = live_ballot(voter)
    voted = ballot is not None or (voter.box.secrecy != Secrecy.OPEN and has_voted(voter))
    stands, heading, explanation = _standing(voter, voted=voted, over=_is_over(voter, at))
    form = BallotForm(voter, paper=ballot.paper if ballot else None) if stands == "can_vote" else None
    context = {
        "slug": slug,
        "back_url": voter.decision.get_absolute_url(),
        "form": form,
        "stands": stands,
        "heading": heading,
        "explanation": explanation,
        "changing": ballot is not None,
        "about": question_words(voter, at=at),
        "secrecy": secrecy_words(voter),
        "turnout": turnout_words(voter, user=request.user),
        "check_url": reverse("decisions:check_ballot", args=[slug]),
        "receipt_url": reverse("decisions:receipt", args=[slug]),
        "voted_url": reverse("decisions:voted", args=[slug]) if voted else "",
        "result_url": reverse("decisions:result", args=[slug]),
    }
    return render(request, "coop/decisions/vote.html", context)


def _is_over(voter: Voter, at: datetime) -> bool:
    """The time has come although the closing job has not run: a ballot would not be taken."""
    return voter.decision.closes_at is not None and at >= voter.decision.closes_at


def _standing(voter: Voter, *, voted: bool, over: bool) -> tuple[str, str, str]:
    """How things stand for this reader: a word for the page, a heading, an explanation. One for every state."""
    state = voter.decision.state
    if state in BEFORE_OPENING:
        return (
            "not_open",
            _("Voting has not opened yet"),
            _("You can read what will be asked. Come back when it opens."),
        )
    if state == DecisionState.OUT_OF_ORDER:
        return "stopped", _("This vote was stopped"), _("It was ruled out of order. Nothing was counted.")
    if state != DecisionState.OPEN or over:
        return "closed", _("Voting has closed"), _("No more votes are taken.")
    if voter.entry is None:
        return (
            "not_on_roll",
            _("You are not on the roll of this vote"),
            _("The roll was closed when notice was given. Ask the secretary if you think you should be on it."),
        )
    if not voted:
        return "can_vote", _("Your vote"), ""
    if voter.box.secrecy == Secrecy.OPEN:
        return (
            "can_vote",
            _("Change your vote"),
            _("You have voted. Until voting closes you can put another vote in its place."),
        )
    return "voted", _("You have voted"), _("A secret vote cannot be changed, because nobody can find it again.")
