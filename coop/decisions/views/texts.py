"""Every version of a text, and what changed from each to the next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.decisions.calculations.text_changes import SAME, changes
from coop.decisions.models import DecisionText
from coop.decisions.queries.texts import texts_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._door import decision_for_members
from foundation.clock import now

FIELDS = {
    "title": _("Title"),
    "question": _("Question"),
    "body": _("Reasons"),
    "if_passes": _("If it passes"),
    "if_fails": _("If it fails"),
    "cost": _("What it costs"),
}


@require_safe
@never_cache
@login_required
def texts(request: HttpRequest, slug: str) -> HttpResponse:
    """For those who read the whole decision; nothing that was written ever goes away."""
    _reader, found = decision_for_members(request, slug, at=now())
    zone = zone_of(found)
    versions = texts_of(found)
    before = [*versions[1:], None][: len(versions)]
    context: dict[str, Any] = {
        "title": found.title,
        "back_url": reverse("decisions:decision", args=[slug]),
        "versions": [
            {
                "number": one.number,
                "when": instant_words(one.at, zone),
                "author": one.author.name,
                "note": one.change_note,
                "sha256": one.sha256,
                "final": one.sha256 == found.text_sha256,
                "fields": _fields(one, last),
                "first": last is None,
            }
            for one, last in zip(versions, before, strict=True)
        ],
    }
    return render(request, "coop/decisions/texts.html", context)


def _fields(one: DecisionText, last: DecisionText | None) -> list[dict[str, Any]]:
    """The parts that changed, in pieces; all parts of the first version."""
    shown = []
    for name, label in FIELDS.items():
        text, old = getattr(one, name), getattr(last, name) if last is not None else ""
        if text == old:
            continue
        pieces = [{"kind": SAME, "text": text}] if last is None else changes(old, text)
        shown.append({"label": label, "pieces": pieces})
    return shown
