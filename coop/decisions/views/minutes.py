"""The minutes of a decision, with their corrections."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.decisions.calculations.minutes_pieces import minutes_pieces
from coop.decisions.models import Minutes
from coop.decisions.queries.pages import minutes_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._door import decision_for_members
from foundation.clock import now
from foundation.errors import NotFound


@login_required
@require_safe
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    _reader, found = decision_for_members(request, slug, at=now())
    rows = minutes_of(found)
    if not rows:
        raise NotFound
    zone = zone_of(found)

    def standing(one: Minutes) -> str:
        if one.approved_at is None:
            return _("A draft: not approved yet.")
        return _("Approved on %(when)s.") % {"when": instant_words(one.approved_at, zone)}

    context = {
        "title": found.title,
        "rounds": [
            {
                "standing": standing(one),
                "pieces": minutes_pieces(one.text),
                "sha256": one.sha256,
                "addenda": [{"text": each.text, "when": instant_words(each.at, zone)} for each in one.addenda.all()],
            }
            for one in rows
        ],
        "back_url": reverse("decisions:decision", args=[slug]),
    }
    return render(request, "coop/decisions/minutes.html", context)
