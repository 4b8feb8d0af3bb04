"""One decision on the secretary's desk: where it stands, what is missing, and every step from here."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.decisions.calculations.preconditions import checklist
from coop.decisions.enums import ChallengeKind, DecisionState, Kind, Outcome
from coop.decisions.models import Decision
from coop.decisions.queries.opening import opening_facts
from coop.decisions.queries.pages import events_of, resembling
from coop.decisions.queries.second_stage import second_window
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import day_words
from coop.decisions.views._decision_page import effects_of, rules_of
from coop.decisions.views._desk import Desk
from coop.decisions.views._door import decision_for_office
from coop.decisions.views._office_steps import steps_for
from coop.decisions.views._words import badge, history_entries
from foundation.clock import now

S = DecisionState


@login_required
@require_safe
def office_decision(request: HttpRequest, slug: str) -> HttpResponse:
    at = now()
    _reader, found = decision_for_office(request, slug, at=at)
    pattern = reverse("decisions:office_step", args=[slug, "VERB"])
    desk = Desk(request.user, found)
    steps = [step for step in steps_for(found) if desk.offers(step.verb)]
    context: dict[str, Any] = {
        "title": found.title,
        "question": found.question,
        "kind": found.get_kind_display(),
        "badge": badge(found),
        "steps": [{"label": step.label, "url": pattern.replace("VERB", step.name)} for step in steps if not step.grave],
        "grave": [{"label": step.label, "url": pattern.replace("VERB", step.name)} for step in steps if step.grave],
        "barred": desk.barred,
        "pages": _pages(found, barred=bool(desk.barred), at=at),
        "checks": _checks(found, at=at),
        "rules": rules_of(found),
        "effects": effects_of(found, at=at),
        "alike": _alike(found),
        "challenges": _challenges(found, desk),
        "entries": history_entries(events_of(found), zone_of(found), names=True),
        "back_url": reverse("decisions:office_decisions"),
        "public_url": reverse("decisions:decision", args=[slug]),
    }
    return render(request, "coop/decisions/office_decision.html", context)


def _checks(found: Decision, *, at: datetime) -> list[dict[str, Any]]:
    """Everything that must hold before voting opens."""
    if found.state != S.NOTICED:
        return []
    checks = checklist(opening_facts(found, at=at))
    return [{"text": one.label if one.holds else f"{one.label}: {one.problem}", "met": one.holds} for one in checks]


def _pages(found: Decision, *, barred: bool, at: datetime) -> list[dict[str, str]]:
    """Other desks for this decision."""
    slug, pages = [found.slug], []
    second = None if barred else second_window(found, at=at)
    if found.state in (S.FINAL_TEXT, S.ADJOURNED) and not barred:
        pages.append({"label": _("Give notice"), "url": reverse("decisions:notice", args=slug)})
    if second is not None and found.outcome == Outcome.CARRIED:
        pages.append({"label": _("Give notice of the second vote"), "url": reverse("decisions:notice", args=slug)})
    if found.kind == Kind.ELECTION and found.pack is not None:
        pages.append({"label": _("Candidates and nominations"), "url": reverse("decisions:nominations", args=slug)})
    if found.round:
        pages.append({"label": _("The roll and strikes"), "url": reverse("decisions:office_roll", args=slug)})
    if found.declared_at and not barred:
        pages.append({"label": _("Minutes"), "url": reverse("decisions:office_minutes", args=slug)})
    if found.state in (S.IN_FORCE, S.IMPLEMENTING):
        pages.append({"label": _("Tasks"), "url": reverse("decisions:office_tasks", args=slug)})
    return pages


def _alike(found: Decision) -> list[dict[str, str]]:
    """Earlier decisions that may have asked the same, while admissibility is judged."""
    if found.state != S.SUBMITTED:
        return []
    zone, pattern = zone_of(found), reverse("decisions:decision", args=["SLUG"])
    return [
        {
            "label": f"{one.title} ({one.get_outcome_display()}, {day_words(one.declared_at, zone)})",
            "url": pattern.replace("SLUG", one.slug),
        }
        for one in resembling(found)
    ]


def _challenges(found: Decision, desk: Desk) -> list[dict[str, Any]]:
    pattern = reverse("decisions:office_answer", args=[found.slug, 0])
    lines = []
    for one in desk.challenges:
        here, why = _answered_here(found, one.kind, one.outcome), "" if one.outcome else desk.why_not([one])
        lines.append(
            {
                "kind": one.get_kind_display(),
                "by": one.raised_by.user.name,
                "text": one.text,
                "answer": one.answer,
                "arbitrator": _("Decided by %(name)s.") % {"name": one.arbitrator} if one.arbitrator else "",
                "outcome": one.get_outcome_display() if one.outcome else "",
                "why": why if why != desk.barred else "",
                "url": pattern.replace("/0/", f"/{one.pk}/") if here and not why else "",
            }
        )
    return lines


def _answered_here(found: Decision, kind: str, outcome: str) -> bool:
    """Challenges to the result at hand, and appeals that succeed, are answered by the steps that follow from them."""
    if outcome:
        return False
    return kind != ChallengeKind.RESULT or found.state != S.CHALLENGED
