"""One year's result: the drafts, the plan that was chosen, and what it means for the reader."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.enums import AllocationState, YearState
from coop.surplus.models import Allocation, Draft, FiscalYear
from coop.surplus.policies import can_draft
from coop.surplus.queries.plans import drafts_of, plans_of
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_members
from coop.surplus.views._wording import PLAN_TONES, YEAR_TONES, day, span, state_words
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table


@require_safe
@for_members
def shared_year(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    drafts, plans = drafts_of(found), plans_of(found)
    context: dict[str, Any] = {
        "year": found.year,
        "title": _("What becomes of {year}").format(year=found.year),
        "days": span(found.starts_on, found.ends_on),
        "state": state_words(found),
        "tone": YEAR_TONES[YearState(found.state)],
        "closed": found.is_closed,
        "result": _result_words(found),
        "drafts": _drafts(found, drafts) if drafts else None,
        "choices": [{"number": one.number, "label": f"{one.number}. {one.title}"} for one in drafts],
        "plans": _plans(found, plans) if plans else None,
        "may_draft": can_draft(request.user) and found.is_closed and bool(found.result),
    }
    return render(request, "coop/surplus/shared_year.html", context)


def _result_words(found: FiscalYear) -> str:
    if found.result is None:
        return _("The year is not closed yet, so nobody knows what there is to share.")
    amount = format_minor(abs(found.result), found.unit)
    if found.result and found.state in (YearState.DECLARED, YearState.PAID):
        words = _("{amount} was left over. The plan that was declared says where it went.")
        if found.result < 0:
            words = _("{amount} was lost. The plan that was declared says what covered it.")
        return words.format(amount=amount)
    if found.result > 0:
        return _("{amount} was left over. The members decide what becomes of it.").format(amount=amount)
    if found.result < 0:
        return _("{amount} was lost. The members decide what covers it.").format(amount=amount)
    return _("Neither a surplus nor a loss: there is nothing to share.")


def _drafts(year: FiscalYear, drafts: list[Draft]) -> Table:
    rows: list[list[Cell | str]] = [
        [
            Cell(f"{one.number}. {one.title}", url=reverse("surplus:draft", args=[year.year, one.number])),
            one.profile_title,
            format_minor(one.to_members, year.unit),
            format_minor(one.to_common, year.unit),
        ]
        for one in drafts
    ]
    columns: list[Column | str] = [
        _("Draft"),
        _("By"),
        Column(_("To members"), numeric=True),
        Column(_("To reserves and funds"), numeric=True),
    ]
    return Table(_("Drafts"), columns, rows, quiet_caption=True)


def _plans(year: FiscalYear, plans: list[Allocation]) -> Table:
    rows: list[list[Cell | str]] = [
        [
            Cell(
                _("Plan {number}").format(number=one.number),
                url=reverse("surplus:plan", args=[year.year, one.number]),
                note=one.sha256[:16],
            ),
            Cell(one.get_state_display(), badge=PLAN_TONES[AllocationState(one.state)]),
            one.decision_name or "–",
            day(one.declared_at or one.frozen_at),
        ]
        for one in plans
    ]
    return Table(_("Plans"), [_("Plan"), _("How far"), _("Decision"), _("Since")], rows, quiet_caption=True)
