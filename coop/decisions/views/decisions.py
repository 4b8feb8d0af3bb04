"""All decisions: what is open for votes, what is coming, what was decided."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.decisions.calculations.time_words import time_left
from coop.decisions.enums import TurnoutAudience
from coop.decisions.models import Decision
from coop.decisions.queries.pages import coming, decided, open_votes
from coop.decisions.queries.zone_words import day_words
from coop.decisions.views._door import Reader, reader_of
from coop.decisions.views._words import badge
from foundation.clock import now
from foundation.home import home_zone

PER_PAGE = 30


@require_safe
@never_cache
def decisions(request: HttpRequest) -> HttpResponse:
    """Titles are for everybody; members find the way to the ballot."""
    at = now()
    reader = reader_of(request, at=at)
    page = _page(request.GET.get("page", "1"))
    past = list(decided(request.user, reads=reader.reads)[(page - 1) * PER_PAGE : page * PER_PAGE + 1])
    pattern = reverse("decisions:decision", args=["SLUG"])
    context = {
        "open": [_open_row(one, reader, pattern, at) for one in open_votes(request.user, reads=reader.reads)],
        "coming": [_row(one, pattern) for one in coming(request.user, reads=reader.reads)[:100]],
        "decided": [_row(one, pattern) for one in past[:PER_PAGE]],
        "page": page,
        "newer_url": f"?page={page - 1}" if page > 1 else "",
        "older_url": f"?page={page + 1}" if len(past) > PER_PAGE else "",
        "propose_url": reverse("decisions:propose") if reader.member is not None or reader.runs else "",
        "office_url": reverse("decisions:office_decisions") if reader.runs else "",
        "join_url": "" if reader.reads else reverse("membership:join"),
        "rules_url": reverse("rules:rulebook"),
    }
    return render(request, "coop/decisions/decisions.html", context)


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) > 0 else 1


def _row(decision: Decision, pattern: str) -> dict[str, Any]:
    return {
        "url": pattern.replace("SLUG", decision.slug),
        "title": decision.title,
        "kind": decision.get_kind_display(),
        "question": decision.question,
        "badge": badge(decision),
        "when": day_words(decision.declared_at or decision.made_at, home_zone()),
    }


def _open_row(decision: Decision, reader: Reader, pattern: str, at: datetime) -> dict[str, Any]:
    audience = decision.turnout_audience
    seen = audience == TurnoutAudience.MEMBERS or (audience == TurnoutAudience.SCRUTINEERS and reader.runs)
    turnout = {"voted": decision.voted, "roll": decision.on_roll}  # type: ignore[attr-defined]
    return {
        **_row(decision, pattern),
        "turnout": _("%(voted)d of %(roll)d voted") % turnout if seen and reader.reads else "",
        "left": time_left(decision.closes_at, at),
        "vote_url": reverse("decisions:vote", args=[decision.slug]) if reader.member is not None else "",
    }
