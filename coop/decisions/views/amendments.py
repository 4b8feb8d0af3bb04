"""Every change that members proposed to a text: beside the paragraph it is about, in the order of voting."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.decisions.calculations.paragraphs import PARTS, Paragraph, paragraphs_of
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import DecisionState, Kind, TextPart
from coop.decisions.models import Decision
from coop.decisions.queries.amendments import OPEN, OUT_OF_DATE, VOTING, Standing, standings
from coop.decisions.queries.zone import zone_of
from coop.decisions.views._amendments import Drawing, can_amend
from coop.decisions.views._decision_page import text_of
from coop.decisions.views._door import decision_for_members
from foundation.clock import now


@require_safe
@never_cache
@login_required
def amendments(request: HttpRequest, slug: str) -> HttpResponse:
    reader, found = decision_for_members(request, slug, at=now())
    wording = wording_for(found)
    paragraphs = paragraphs_of(wording)
    drawing = Drawing(found, reader, zone_of(found), paragraphs)
    told = standings(found, wording)
    is_open = found.state == DecisionState.DELIBERATING and found.kind != Kind.AMENDMENT
    context: dict[str, Any] = {
        "title": found.title,
        "is_open": is_open,
        "parts": _parts(drawing, paragraphs, told, may_amend=can_amend(found, reader)) if is_open else [],
        "stale": [drawing.draw(each) for each in told if each.state == OUT_OF_DATE],
        "settled": [drawing.draw(each) for each in told if not is_open or each.state not in _BESIDE],
        "back_url": reverse("decisions:decision", args=[slug]),
    }
    return render(request, "coop/decisions/amendments.html", context)


_BESIDE = (OPEN, VOTING, OUT_OF_DATE)


def wording_for(found: Decision) -> Wording:
    """The text as it stands: what amendments are about. Empty before there is any."""
    text = text_of(found)
    names = ("title", "question", "body", "if_passes", "if_fails", "cost")
    return Wording(**{name: getattr(text or found, name, "") for name in names})


def _parts(
    drawing: Drawing, paragraphs: list[Paragraph], told: list[Standing], *, may_amend: bool
) -> list[dict[str, Any]]:
    """The text, part by part, each paragraph with the changes to it: what is voted on first stands first."""
    beside: dict[tuple[str, str], list[Standing]] = {}
    for each in sorted(told, key=_place):
        if each.state in (OPEN, VOTING):
            row = each.amendment
            beside.setdefault((row.part, row.paragraph_sha256), []).append(each)
    drawn = [
        {
            "part": paragraph.part,
            "text": paragraph.text,
            "start": paragraph.text[:40],
            "url": drawing.amend_url(paragraph) if may_amend else "",
            "changes": [drawing.draw(each) for each in beside.get((paragraph.part, paragraph.sha256), [])],
        }
        for paragraph in paragraphs
    ]
    labels = {part: str(TextPart(part).label) for part in PARTS}
    parts = [
        {"label": label[:1].upper() + label[1:], "paragraphs": [each for each in drawn if each["part"] == part]}
        for part, label in labels.items()
    ]
    return [part for part in parts if part["paragraphs"]]


def _place(standing: Standing) -> tuple[bool, int, int]:
    return standing.state != VOTING, -standing.amendment.reach, standing.amendment.number
