"""Our site with one page more: a ballot taken in the way others do, leaving something everywhere it can.

The control of the tests in this folder: whatever they look for they must find here.
"""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from config.urls import handler400, handler403, handler404, handler429, handler500
from config.urls import urlpatterns as ours
from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import Decision, OpenedBallot, RollEntry
from coop.decisions.queries.turnout import turnout_of
from foundation.audit.actions.record import record
from foundation.clock import now
from foundation.jobs.actions.enqueue import enqueue
from tests.factories.votes import vote

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]
URLS = "tests.coop.decisions.secrecy.careless_site"
logger = logging.getLogger("careless")


@login_required
def cast(request, slug):
    """The ballot comes in the address; everybody who could be told of it is told."""
    ranking, who = request.GET["ranking"].split(","), request.user
    decision = Decision.objects.get(slug=slug)
    entry = RollEntry.objects.get(roll__decision=decision, member__user=who)
    with transaction.atomic():
        receipt = vote(decision, entry.member, ranking, key=new_key())
        record(by=who, verb="ballot.cast", subject=decision, data={"ranking": ranking}, at=now())
        enqueue("careless.thank", user_id=who.pk, ranking=ranking)
    logger.info("%s ranked %s, receipt %s", who.email, ranking, receipt.digest)
    send_mail("Thank you", f"Dear {who.name}, you ranked {ranking}.", None, [who.email])
    request.session["last_vote"] = ranking
    messages.success(request, f"You ranked {', '.join(ranking)}")
    return redirect(f"/decisions/{slug}/vote/")


@login_required
def fail(request, slug):
    """Goes wrong with the ballot in hand, and nothing marked as sensitive."""
    paper = {"ranking": request.POST["ranking"].split(",")}
    raise RuntimeError(f"{slug} took nothing in: {len(paper)}")


@login_required
def list_of_ballots(request, slug):
    """What an office that lists its tables would show: the marks beside the ballots."""
    names = RollEntry.objects.filter(roll__decision__slug=slug, mark__isnull=False).values_list(
        "member__user__name", flat=True
    )
    papers = OpenedBallot.objects.filter(box__decision__slug=slug).values_list("id", "paper")
    lines = [
        f"<tr><td>{n}</td><td>{key}</td><td>{paper}</td></tr>" for n, (key, paper) in zip(names, papers, strict=False)
    ]
    return HttpResponse("<table>" + "".join(lines) + "</table>")


def running_total(request, slug):
    """A page that knows too early how it goes."""
    from coop.decisions.models import Ballot, BallotBox, DetachedBallot

    box = BallotBox.objects.get(decision__slug=slug)
    papers = [each.paper for model in (Ballot, DetachedBallot) for each in model.objects.filter(box=box)]
    said = sum(1 for paper in papers if paper.get("choice") == "for")
    return HttpResponse(f"{turnout_of(box).voted} voted, {said} of them for")


urlpatterns = [
    path("careless/<slug:slug>/cast/", cast),
    path("careless/<slug:slug>/fail/", fail),
    path("careless/<slug:slug>/ballots/", list_of_ballots),
    path("careless/<slug:slug>/total/", running_total),
    *ours,
]
