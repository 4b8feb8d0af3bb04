"""One decision: what is asked, what would change, who says what, how it is decided, and what became of it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.decisions.actions.comment import COMMENTED
from coop.decisions.enums import BEFORE_CLOSING, DecisionState, Kind
from coop.decisions.forms import CommentForm
from coop.decisions.models import Decision, Minutes
from coop.decisions.queries.pages import events_of, own_entry
from coop.decisions.queries.support import is_convener
from coop.decisions.queries.zone import zone_of
from coop.decisions.views import _decision_page as page
from coop.decisions.views._door import Reader, decision_for
from coop.decisions.views._steps import member_steps
from coop.decisions.views._words import badge, history_entries
from foundation.clock import now

S = DecisionState


@require_safe
@never_cache
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """Strangers read the question and the result; members all of it."""
    at = now()
    reader, found = decision_for(request, slug, at=at)
    zone = zone_of(found)
    context: dict[str, Any] = {
        "slug": found.slug,
        "title": found.title,
        "kind": found.get_kind_display(),
        "question": found.question,
        "badge": badge(found),
        "reads": reader.reads,
        "result": page.result_of(found),
        "left": page.time_left_for(found, at=at),
        "rules": page.rules_of(found),
        "effects": page.effects_of(found, at=at),
        "entries": history_entries(events_of(found), zone, names=reader.reads),
        "ended_reason": found.ended_reason if reader.reads else "",
        "back_url": reverse("decisions:decisions"),
        "join_url": reverse("membership:join"),
        "proposer": found.proposer.user.name if found.proposer is not None else _("The board"),
        "links": _links(found, reader, at=at),
    }
    if reader.reads:
        context |= _for_members(found, reader, at=at)
    return render(request, "coop/decisions/decision.html", context)


def _for_members(found: Decision, reader: Reader, *, at: datetime) -> dict[str, Any]:
    entry = own_entry(found, reader.user)
    may_talk = reader.member is not None and found.state in COMMENTED
    return {
        "text": page.text_of(found),
        "statements": page.statements_for(found),
        "sides": page.sides_to_write(found, reader),
        "interests": page.interests_for(found, reader),
        "interests_url": reverse("decisions:interests", args=[found.slug]),
        "may_declare": reader.member is not None and found.state in BEFORE_CLOSING,
        "thread": page.thread_for(found, reader, at=at),
        "comment_form": CommentForm() if may_talk else None,
        "comment_url": reverse("decisions:comment", args=[found.slug]),
        "tasks": page.tasks_for(found, reader),
        "no_action": found.no_action,
        "try_it": page.try_link(found),
        "steps": member_steps(found, reader, at=at),
        "vote_url": reverse("decisions:vote", args=[found.slug])
        if found.state == S.OPEN and entry is not None and entry.struck_at is None
        else "",
        "short_notice": page.short_notice_for(found),
        "not_on_roll": bool(found.state in (S.NOTICED, S.OPEN) and entry is None),
        "sha256": found.text_sha256,
    }


def _links(found: Decision, reader: Reader, *, at: datetime) -> list[dict[str, str]]:
    """Other pages about this decision."""
    slug, links = [found.slug], []
    if found.kind == Kind.ELECTION and found.pack is not None and reader.reads:
        links.append({"label": _("Candidates and nominations"), "url": reverse("decisions:nominations", args=slug)})
        links.append({"label": _("How a tie is settled"), "url": reverse("decisions:beacon", args=slug)})
    if reader.reads:
        links.append({"label": _("Versions of the text"), "url": reverse("decisions:texts", args=slug)})
        if found.pack is not None and found.kind not in (Kind.AMENDMENT, Kind.ELECTION):
            links.append({"label": _("Changes proposed"), "url": reverse("decisions:amendments", args=slug)})
        if found.round:
            links.append({"label": _("The roll: am I on it?"), "url": reverse("decisions:roll", args=slug)})
        if found.declared_at and Minutes.objects.filter(decision=found).exists():
            links.append({"label": _("Minutes"), "url": reverse("decisions:minutes", args=slug)})
        if found.state in (S.RULED_OUT, S.DECLARED, S.CHALLENGED):
            label = _("Appeal") if found.state == S.RULED_OUT else _("Challenge the result")
            links.append({"label": label, "url": reverse("decisions:challenge", args=slug)})
    if found.state == S.FINAL_TEXT and not reader.runs and is_convener(found, reader.member, at=at):
        links.append({"label": _("Give notice of the vote"), "url": reverse("decisions:notice", args=slug)})
    if reader.runs:
        links.append({"label": _("Secretary’s desk"), "url": reverse("decisions:office_decision", args=slug)})
    return links
