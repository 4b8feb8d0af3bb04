"""One member: everything the register and the history say, and the steps that can be taken."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.membership.enums import LIVE
from coop.membership.models import Member
from coop.membership.policies import is_board, is_secretary
from coop.membership.queries.office import history_of, other_memberships
from coop.membership.registry import expulsion_address
from coop.membership.views._door import member_for_office
from coop.membership.views._steps import STEPS
from coop.membership.wording import last_day_words, short_day, timeline, tone


@login_required
@require_safe
def member(request: HttpRequest, member_id: int) -> HttpResponse:
    keeper, found = member_for_office(request, member_id)
    pattern = reverse("membership:member_step", args=[found.pk, "STEP"])
    page = reverse("membership:member", args=[0])
    open_steps = [step for step in STEPS.values() if step.is_open_to(found)]
    context = {
        "name": found.user.get_full_name(),
        "state": found.get_state_display(),
        "tone": tone(found.state),
        "rows": _rows(found),
        "entries": timeline(history_of(found), names=True),
        "steps": [
            {"label": step.label, "url": pattern.replace("STEP", step.key)} for step in open_steps if not step.grave
        ],
        "grave": [{"label": step.label, "url": pattern.replace("STEP", step.key)} for step in open_steps if step.grave],
        "others": [
            {"label": f"{one.member_class.name}: {one.get_state_display()}", "url": page.replace("0", str(one.pk))}
            for one in other_memberships(found)
        ],
        "expel_url": _ask_the_members(keeper, found),
        "back_url": reverse("membership:members"),
    }
    return render(request, "coop/membership/member.html", context)


def _ask_the_members(keeper: Any, found: Member) -> str:
    """Where the question whether to expel is put; nobody expels here, and office staff cannot ask it."""
    if found.state not in LIVE or not (is_board(keeper) or is_secretary(keeper)) or keeper.pk == found.user_id:
        return ""
    return expulsion_address(found)


def _rows(found: Member) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"label": _("Member number"), "value": str(found.member_no or "–")},
        {"label": _("Class"), "value": found.member_class.name},
        {"label": _("Name in the register"), "value": found.legal_name or _("Not given")},
        {"label": _("Postal address"), "value": ", ".join(found.postal_address.splitlines()) or _("Not given")},
        {
            "label": _("E-mail address"),
            "value": found.user.email,
            "note": _("Notices of meetings go here.") if found.notices_by_email else _("Notices go by post."),
        },
        {"label": _("Applied on"), "value": short_day(found.applied_at)},
    ]
    if found.active_from:
        rows.append({"label": _("Member since"), "value": short_day(found.active_from)})
    if found.suspended_until:
        rows.append({"label": _("Suspended until"), "value": last_day_words(found.suspended_until)})
    if found.leaves_at:
        rows.append({"label": _("Last day"), "value": last_day_words(found.leaves_at)})
    if found.ended_at:
        rows.append({"label": _("Ended on"), "value": short_day(found.ended_at)})
    probation = getattr(found, "probation", None)
    if probation is not None:
        passed = probation.confirmed_at is not None
        value = _("Passed") if passed else _("Until %(day)s") % {"day": short_day(probation.ends_at)}
        rows.append({"label": _("Probation"), "value": value, "note": probation.requirement})
    return rows
