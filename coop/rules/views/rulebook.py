"""The rulebook: what the software obeys, how the co-op decides, and what will change soon."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.rules.models import RulePack
from coop.rules.policies import can_try
from coop.rules.queries.class_rules import class_lines
from coop.rules.queries.coming_changes import coming_changes
from coop.rules.queries.pack_in_force import pack_in_force
from coop.rules.queries.packs import clauses_of, decision_types_of, versions
from coop.rules.queries.rulebook import rulebook as read_rulebook
from coop.rules.views._class_table import class_table
from coop.rules.wording import day_words
from foundation import clock


@require_safe
def rulebook(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    pack = pack_in_force(at=at)
    classes = class_lines()
    context = {
        "coming": coming_changes(at=at),
        "rules": read_rulebook(at=at),
        "may_try": can_try(request.user),
        "pack": pack,
        "since": since_words(pack),
        "pack_url": reverse("rules:pack", args=[pack.version]),
        "text_url": reverse("rules:pack_text", args=[pack.version]),
        "about": pack.body["about"],
        "caution": pack.body["caution"],
        "types": decision_types_of(pack.body),
        "clauses": clauses_of(pack.body),
        "member_classes": classes,
        "class_table": class_table(classes),
        "history": _history(pack, at),
    }
    return render(request, "coop/rules/rulebook.html", context)


def since_words(pack: RulePack) -> str:
    """From which day a version holds; the founding rules hold from the beginning."""
    return day_words(pack.starts_at) if pack.version > 1 else _("the beginning")


def _history(now: RulePack, at: datetime) -> list[dict[str, Any]]:
    """Every version, newest first; the addresses are put together, not looked up, one by one."""
    head, _sep, tail = reverse("rules:pack", args=[0]).partition("0")
    return [
        {
            "number": version.version,
            "url": f"{head}{version.version}{tail}",
            "title": version.title,
            "since": since_words(version),
            "decision": version.decision_name,
            "standing": _standing(version, now, at),
        }
        for version in versions()
    ]


def _standing(version: RulePack, now: RulePack, at: datetime) -> str:
    if version.starts_at > at:
        return _("Decided, starts later")
    return _("In force") if version == now else _("No longer in force")
