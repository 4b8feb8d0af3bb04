"""How members voted in a named vote: said before the vote, shown to members after it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.enums import DECIDED_FOR_EVER, Secrecy
from coop.decisions.queries.named_votes import named_votes
from coop.decisions.views._ballot_words import choice_labels, voter_at_door
from coop.decisions.voting_errors import NoVoteHere
from foundation.clock import now
from foundation.ui.calculations.table import Column, Table


@require_safe
@login_required
def votes(request: HttpRequest, slug: str) -> HttpResponse:
    """A hundred names a page, by member number. Secret votes have no such page, and open ones not before the result."""
    voter = voter_at_door(request, slug, at=now())
    if voter.box.secrecy != Secrecy.OPEN or voter.decision.state not in DECIDED_FOR_EVER:
        raise NoVoteHere
    after = request.GET.get("after", "")
    rows, more = named_votes(
        voter.box, after=int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    )
    names = {option.key: option.name for option in voter.options}
    labels = choice_labels()
    ranked = voter.box.method in RANKED
    table = Table(
        _("How members voted"),
        [_("Member"), Column(_("Number"), numeric=True), _("Vote")],
        [
            [
                row.name,
                str(row.member_no),
                ", ".join(names[key] for key in row.paper["ranking"]) if ranked else labels[row.paper["choice"]],
            ]
            for row in rows
        ],
        quiet_caption=True,
    )
    here = reverse("decisions:votes", args=[slug])
    context = {
        "title": voter.decision.title,
        "table": table if rows else None,
        "older_url": f"{here}?after={rows[-1].member_no}" if more else "",
        "newer_url": here if after else "",
        "result_url": reverse("decisions:result", args=[slug]),
    }
    return render(request, "coop/decisions/votes.html", context)
