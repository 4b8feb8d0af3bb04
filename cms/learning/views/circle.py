"""A study circle: when, where, with whom, and a button to join."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.enums import EnrolmentState, Reflecting
from cms.learning.models import Circle, Enrolment
from cms.learning.policies import leads
from cms.learning.queries.circles import counts_of, enrolment_of, facilitators_of, place_in_line, sessions_of
from cms.learning.views._circles import places_words
from cms.learning.views._door import circle_here
from cms.learning.wording import session_words
from foundation.clock import now


@never_cache
@require_safe
def circle(request: HttpRequest, slug: str) -> HttpResponse:
    """What anybody may know; those inside find the way to its sessions."""
    shown, at = circle_here(slug), now()
    mine = enrolment_of(request.user, shown)
    leads_it = leads(request.user, shown)
    inside = leads_it or (mine is not None and mine.state == EnrolmentState.JOINED)
    sessions = sessions_of(shown)
    comes = shown.called_off_at is None and any(one.starts_at > at for one in sessions)
    taken, _waiting = counts_of(shown)
    context = {
        "title": shown.course.title,
        "lead": shown.course.lead,
        "rows": [
            {"label": _("Place"), "value": shown.place},
            {"label": _("Led by"), "value": ", ".join(one.get_full_name() for one in facilitators_of(shown))},
            {"label": _("Places"), "value": places_words(shown.size_limit, taken)},
            {"label": _("Certificate"), "value": rule_words(shown, len(sessions))},
        ],
        "tasks": [
            {
                "label": f"{one.number}. {one.title}",
                "note": session_words(one, shown.zone),
                "url": reverse("learning:session", args=[slug, one.number]) if inside else "",
            }
            for one in sessions
        ],
        "state": _state(shown, mine, leads_it, comes, taken),
        "course_url": shown.course.url if shown.course.live else "",
        "signed_in": request.user.is_authenticated,
        "sign_in_url": f"{reverse('account_login')}?next={request.path}",
        "slug": slug,
        "desk_url": reverse("learning:desk_circle", args=[slug]) if leads_it else "",
        "is_over": _is_over(sessions, at),
    }
    return render(request, "cms/learning/circle.html", context)


def _is_over(sessions: list[Any], at: datetime) -> bool:
    return bool(sessions) and sessions[-1].ends_at <= at


def rule_words(circle: Circle, sessions: int) -> str:
    """What the certificate asks for."""
    words = ngettext("Attend {n} of {all} session", "Attend {n} of {all} sessions", sessions)
    each = circle.reflecting == Reflecting.EACH
    reflect = _("write a reflection after each you attend") if each else _("write one reflection at the end")
    return f"{words.format(n=circle.needed, all=sessions)}, {reflect}"


def _state(circle: Circle, mine: Enrolment | None, leads_it: bool, comes: bool, taken: int) -> dict[str, Any]:
    """What the reader can do now: `do` is join, leave or nothing."""
    if circle.called_off_at is not None:
        return {"kind": "warn", "text": " ".join([_("This circle was called off."), circle.why]), "do": ""}
    if leads_it:
        return {"kind": "info", "text": _("You lead this circle."), "do": ""}
    if mine is not None and mine.state == EnrolmentState.JOINED:
        return {"kind": "success", "text": _("You have a place in this circle."), "do": "leave" if comes else ""}
    if mine is not None and mine.state == EnrolmentState.WAITING:
        words = _("You are number {n} on the waiting list. We write when a place becomes free.")
        return {"kind": "info", "text": words.format(n=place_in_line(mine)), "do": "leave" if comes else ""}
    if not comes:
        return {"kind": "info", "text": _("This circle takes nobody any more."), "do": ""}
    label = _("Join this circle") if taken < circle.size_limit else _("Put me on the waiting list")
    return {"kind": "", "text": "", "do": "join", "label": label}
