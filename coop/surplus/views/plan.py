"""A frozen plan: what the members decide on, by its hash; and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.enums import AllocationState
from coop.surplus.models import Allocation
from coop.surplus.policies import can_close_year
from coop.surplus.queries.plans import my_plan_row, plan_called
from coop.surplus.queries.settlements import corrections_of
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_members
from coop.surplus.views._shown import mine, shown
from coop.surplus.views._wording import PLAN_TONES, day


@require_safe
@for_members
def plan(request: HttpRequest, year: int, number: int) -> HttpResponse:
    found = year_called(year)
    one = plan_called(found, number)
    officer = can_close_year(request.user)
    context: dict[str, Any] = {
        "year": found.year,
        "number": one.number,
        "title": _("Plan {number} for {year}").format(number=one.number, year=found.year),
        "year_url": reverse("surplus:shared_year", args=[found.year]),
        "draft_url": reverse("surplus:draft", args=[found.year, one.draft.number]),
        "sha256": one.sha256,
        "state": one.get_state_display(),
        "tone": PLAN_TONES[AllocationState(one.state)],
        "history": _history(one),
        "decision_url": one.decision_url,
        "decision_name": one.decision_name,
        "taken_back_by": one.reversal_decision_name,
        "taken_back_url": one.reversal_decision.get_absolute_url() if one.reversal_decision else "",
        "mine": mine(my_plan_row(one, request.user), one, found.unit)
        | {"settled": one.state == AllocationState.DECLARED},
        "may_propose": officer and one.state == AllocationState.FROZEN,
        "may_declare": officer and one.state == AllocationState.FROZEN,
        "may_take_back": officer and one.state == AllocationState.DECLARED,
        "may_pay": officer and one.state == AllocationState.DECLARED and bool(one.cash),
        "may_correct": officer and one.state == AllocationState.DECLARED and not one.is_loss,
        "corrections": [
            {
                "url": reverse("surplus:settlement", args=[fix.number]),
                "text": f"{fix.get_kind_display()} {fix.number}: {fix.get_state_display()}",
            }
            for fix in corrections_of(one)
        ],
        "may_read_all": officer,
        **shown(one, found.unit),
    }
    return render(request, "coop/surplus/plan.html", context)


def _history(one: Allocation) -> list[dict[str, Any]]:
    entries = [(_("Frozen"), one.frozen_at, one.sha256[:16], "")]
    if one.declared_at:
        entries.append((_("Declared"), one.declared_at, one.decision_name, "good"))
    if one.reversed_at:
        entries.append((_("Taken back"), one.reversed_at, one.reversed_why, "bad"))
    return [
        {"title": title, "when": day(at), "iso": at.isoformat(), "text": text, "tone": tone}
        for title, at, text, tone in entries
    ]
