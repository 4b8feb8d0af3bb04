"""Who stands: the time for nominations, the candidates with their statements, and a form to name one more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.decisions.actions.nominate import nominate
from coop.decisions.actions.refuse_nomination import refuse_nomination
from coop.decisions.election_forms import NominateForm
from coop.decisions.enums import BEFORE_OPENING, UNTIL_IN_FORCE
from coop.decisions.models import Nomination, NominationState
from coop.decisions.queries.eligible import why_not_eligible
from coop.decisions.queries.nominations import ElectionPage, election_at
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._door import decision_for_members
from coop.decisions.voting_errors import ElectionNotLaidDown
from foundation.clock import now
from foundation.errors import Fact

TONES = {"accepted": "good", "proposed": "wait", "refused": "bad"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def nominations(request: HttpRequest, slug: str) -> HttpResponse:
    """Members nominate while it is time; the returning officer may find, with a reason, that somebody cannot stand."""
    at = now()
    reader, decision = decision_for_members(request, slug, at=at)
    plan_url = reverse("decisions:plan_election", args=[slug]) if reader.runs else ""
    try:
        page = election_at(decision, at=at)
    except ElectionNotLaidDown as fact:
        early = {"title": decision.title, "refusal": str(fact), "plan_url": plan_url}
        early["decision_url"] = decision.get_absolute_url()
        return render(request, "coop/decisions/nominations.html", early)
    officer = request.user.pk == page.plan.returning_officer_id and decision.state in BEFORE_OPENING
    form = NominateForm(officer_id=page.plan.returning_officer_id)
    refusal = ""
    if request.method == "POST":
        try:
            if "refuse" in request.POST:
                _refuse(request, page, at=at)
                return redirect("decisions:nominations", slug=slug)
            form = NominateForm(request.POST, officer_id=page.plan.returning_officer_id)
            if reader.member is not None and form.is_valid():
                made = nominate(by=reader.member, decision=decision, candidate=form.cleaned_data["who"], at=at)
                messages.success(request, _("%(name)s is nominated.") % {"name": made.candidate.user.name})
                mine = made.candidate.user_id == request.user.pk
                return redirect("decisions:stand" if mine else "decisions:nominations", slug=slug)
        except Fact as fact:
            refusal = str(fact)
    can_nominate = page.is_open and reader.member is not None
    context = {
        "title": decision.title,
        "seats": decision.seats,
        "is_open": page.is_open,
        "opens": instant_words(page.plan.nominations_open_at, page.zone),
        "closes": instant_words(page.plan.nominations_close_at, page.zone),
        "officer_name": page.plan.returning_officer.name,
        "confirmatory": page.plan.confirmatory,
        "rows": [_row(each, running=decision.state in UNTIL_IN_FORCE) for each in page.nominations],
        "form": form if can_nominate else None,
        "refusal": refusal,
        "officer": officer,
        "plan": page.plan,
        "plan_url": plan_url if at < page.plan.nominations_open_at else "",
        "desk_url": _desk(page, request.user),
        "stand_url": reverse("decisions:stand", args=[slug]) if _mine(page, request.user) else "",
        "decision_url": decision.get_absolute_url(),
    }
    wrong = request.method == "POST"
    return render(request, "coop/decisions/nominations.html", context, status=422 if wrong else 200)


def _refuse(request: HttpRequest, page: ElectionPage, *, at: Any) -> None:
    typed = request.POST.get("refuse", "")
    wanted = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0
    refuse_nomination(
        by=request.user,
        decision=page.plan.decision,
        nomination=Nomination(pk=wanted),
        reason=request.POST.get("reason", ""),
        at=at,
    )


def _desk(page: ElectionPage, user: Any) -> str:
    """Where the returning officer runs the election, until it takes effect."""
    runs = user.pk == page.plan.returning_officer_id and page.plan.decision.state in UNTIL_IN_FORCE
    return reverse("decisions:office_decision", args=[page.plan.decision.slug]) if runs else ""


def _mine(page: ElectionPage, user: Any) -> bool:
    return any(
        each.candidate.user_id == user.pk and each.state in (NominationState.PROPOSED, NominationState.ACCEPTED)
        for each in page.nominations
    )


def _row(nomination: Nomination, *, running: bool) -> dict[str, Any]:
    """The reason why not also for who could not be elected as things are, as long as the election is `running`."""
    live = nomination.state in (NominationState.PROPOSED, NominationState.ACCEPTED)
    return {
        "id": nomination.pk,
        "name": nomination.candidate.user.name,
        "by": nomination.nominated_by.user.name if nomination.nominated_by_id != nomination.candidate_id else "",
        "state": nomination.get_state_display(),
        "tone": TONES.get(nomination.state, "neutral"),
        "statement": nomination.statement if nomination.state == NominationState.ACCEPTED else "",
        "reason": nomination.reason or (why_not_eligible(nomination.candidate) if live and running else ""),
        "live": live,
    }
