"""Capital given back, or a correction: what it is, what it means for the reader, and how far it has come."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from coop.surplus.enums import AllocationState, SettlementKind
from coop.surplus.models import Settlement, SettlementRow
from coop.surplus.policies import can_close_year
from coop.surplus.queries.payments import run_of
from coop.surplus.queries.settlements import my_settlement_row, settlement_called
from coop.surplus.views._door import for_members
from coop.surplus.views._paying import progress
from coop.surplus.views._wording import PLAN_TONES, day
from foundation.money.formatting import format_minor


@require_safe
@for_members
def settlement(request: HttpRequest, number: int) -> HttpResponse:
    one = settlement_called(number)
    officer = can_close_year(request.user)
    declared = one.state == AllocationState.DECLARED
    run = run_of(one) if officer else None
    correction = one.kind == SettlementKind.CORRECTION
    here = reverse("surplus:settlement", args=[number])
    context: dict[str, Any] = {
        "number": one.number,
        "title": _title(one),
        "state": one.get_state_display(),
        "tone": PLAN_TONES[AllocationState(one.state)],
        "why": one.why if correction else "",
        "words": _words(one),
        "mine": _mine(my_settlement_row(one, request.user), one.unit),
        "made": _("Worked out on {day}.").format(day=day(one.made_at)),
        "sha256": one.sha256,
        "decision_name": one.decision_name,
        "decision_url": one.decision_url,
        "plan_url": _plan_url(one),
        "may_decide": officer and correction and one.state == AllocationState.FROZEN,
        "may_declare": officer and correction and one.state == AllocationState.FROZEN,
        "may_pay": officer and declared and bool(one.cash) and run is None,
        "run": run,
        **(progress(run, unit=one.unit, url=here) if run else {}),
    }
    part = getattr(request, "htmx", False) and run is not None
    return render(request, "coop/surplus/_progress.html" if part else "coop/surplus/settlement.html", context)


def _title(one: Settlement) -> str:
    if one.allocation is None:
        return _("Capital given back: number {number}").format(number=one.number)
    year = one.allocation.fiscal_year.year
    return _("Correction {number} of how {year} was shared").format(number=one.number, year=year)


def _plan_url(one: Settlement) -> str:
    plan = one.allocation
    return reverse("surplus:plan", args=[plan.fiscal_year.year, plan.number]) if plan else ""


def _words(one: Settlement) -> list[str]:
    unit = one.unit
    if one.kind == SettlementKind.REDEMPTION:
        return [
            ngettext(
                "{amount} of the oldest capital is given back to {n} member.",
                "{amount} of the oldest capital is given back to {n} members.",
                one.members,
            ).format(amount=format_minor(one.cash, unit), n=one.members)
        ]
    return [
        _("{cash} is paid out and {kept} is added to capital accounts of members who had too little.").format(
            cash=format_minor(one.cash, unit), kept=format_minor(one.retained, unit)
        ),
        _("{amount} is kept back from the next surplus of members who had too much. Nobody pays anything back.").format(
            amount=format_minor(one.set_off, unit)
        ),
    ]


def _mine(row: SettlementRow | None, unit: str) -> list[dict[str, str]]:
    if row is None:
        return []
    lines = [
        (_("Paid out to you"), row.cash),
        (_("Added to your capital account"), row.retained),
        (_("Kept back from your next surplus"), row.set_off),
    ]
    from_years = [
        (_("From your capital of {year}").format(year=part["year"]), part["amount"])
        for part in row.parts
        if "year" in part
    ]
    return [
        {"label": str(label), "value": format_minor(amount, unit)} for label, amount in lines + from_years if amount
    ]
