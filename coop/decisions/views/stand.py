"""A candidate's own page: accept with a statement, change it, or not stand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.decisions.actions.answer_nomination import answer_nomination
from coop.decisions.election_forms import StatementForm
from coop.decisions.models import Nomination, NominationState
from coop.decisions.queries.nominations import ElectionPage, election_at
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._door import decision_for_members
from coop.decisions.voting_errors import NotYourNomination
from foundation.clock import now

LIVE = (NominationState.PROPOSED, NominationState.ACCEPTED)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stand(request: HttpRequest, slug: str) -> HttpResponse:
    """Only for somebody who was named."""
    at = now()
    _reader, decision = decision_for_members(request, slug, at=at)
    page = election_at(decision, at=at)
    mine = _nomination(request, page)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        most=page.plan.statement_words,
        initial={"statement": mine.statement},
    )
    if request.method == "POST":
        stands = "decline" not in request.POST
        if not stands or form.is_valid():
            words = form.cleaned_data["statement"] if stands else ""
            answer_nomination(by=mine.candidate, decision=decision, stands=stands, statement=words, at=at)
            messages.success(request, _("You stand for election.") if stands else _("You do not stand."))
            return redirect("decisions:nominations", slug=slug)
    context = {
        "title": decision.title,
        "form": form,
        "accepted": mine.state == NominationState.ACCEPTED,
        "is_open": page.is_open,
        "nominated_by": mine.nominated_by.user.name if mine.nominated_by_id != mine.candidate_id else "",
        "closes": instant_words(page.plan.nominations_close_at, page.zone),
        "nominations_url": reverse("decisions:nominations", args=[slug]),
    }
    return render(request, "coop/decisions/stand.html", context, status=422 if form.errors else 200)


def _nomination(request: HttpRequest, page: ElectionPage) -> Nomination:
    for each in page.nominations:
        if each.candidate.user_id == request.user.pk and each.state in LIVE:
            return each
    raise NotYourNomination
