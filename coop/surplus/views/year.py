"""Closing one year: what is still to do, and what each button does."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.enums import YearState
from coop.surplus.models import Allocation, FiscalYear
from coop.surplus.queries.checklist import checklist
from coop.surplus.queries.identity import Identity, capital_identity
from coop.surplus.queries.plans import plan_in_force
from coop.surplus.queries.result import result_of
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from coop.surplus.views._wording import YEAR_TONES, day, span, state_words
from foundation.clock import now
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table
from payments.ledger.models import Head


@require_safe
@for_officers
def year(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    context: dict[str, Any] = {
        "year": found.year,
        "title": _("The year {year}").format(year=found.year),
        "days": span(found.starts_on, found.ends_on),
        "state": state_words(found),
        "tone": YEAR_TONES[YearState(found.state)],
        "closed": found.is_closed,
        "result": _result(found),
        "identity": _identity(capital_identity(unit=found.unit), found.unit),
    }
    context |= _after_the_close(found) if found.is_closed else _before_the_close(found)
    return render(request, "coop/surplus/year.html", context)


def _before_the_close(found: FiscalYear) -> dict[str, Any]:
    points = checklist(found, at=now())
    unmet = [point for point in points if not point.met]
    return {
        "checks": [
            {"text": f"{point.claim}. {point.problem}" if point.problem else f"{point.claim}.", "met": point.met}
            for point in points
        ],
        "ready": not unmet,
        "over": points[0].met,
        "fixes": {point.fix for point in unmet},
        "proved": _("Proved on {day}.").format(day=day(found.proved_at)) if found.proved_at else "",
    }


def _after_the_close(found: FiscalYear) -> dict[str, Any]:
    plan = plan_in_force(found)
    assert found.closed_at is not None, "a closed year was closed at some time"
    return {
        "closed_words": _("Closed on {day}.").format(day=day(found.closed_at)),
        "next_words": _next_words(found, plan),
        "inputs": found.inputs_sha256,
        "shared_url": reverse("surplus:shared_year", args=[found.year]),
        "payment_url": reverse("surplus:payment", args=[found.year]) if plan is not None and plan.cash else "",
    }


def _next_words(found: FiscalYear, plan: Allocation | None) -> str:
    """What is left to do once a year is closed."""
    if not found.result:
        return _("There was neither a surplus nor a loss, so nothing is left to do.")
    if plan is None:
        return _("Drafts show the members what could become of the result; they decide; then it is paid.")
    if plan.is_loss:
        return _("The members have decided what covers the loss. Nobody is asked for money, so nothing is left to do.")
    if not plan.cash:
        return _("Nothing of it is paid out: it all stays in capital accounts and reserves. Nothing is left to do.")
    if found.state == YearState.PAID:
        return _("The members' parts are paid. Nothing is left to do.")
    return _("The members have decided. Their parts are paid next.")


def _result(found: FiscalYear) -> Table:
    result = result_of(found)
    names = dict(Head.objects.values_list("code", "name"))
    rows: list[list[Cell | str]] = [
        [Cell(names[row.code.partition(":")[0]], note=row.code), format_minor(row.net, found.unit)]
        for row in result.accounts
    ]
    columns: list[Column | str] = [_("Account"), Column(_("Earned, or spent (–)"), numeric=True)]
    foot: list[Cell | str] = [_("Result"), format_minor(result.net, found.unit)]
    return Table(_("Result of the year"), columns, rows, foot, quiet_caption=True)


def _identity(identity: Identity, unit: str) -> Table:
    lines = [
        (_("What the co-op owns"), identity.assets),
        (_("less what it owes"), -identity.liabilities),
        (_("Members' shares"), identity.shares),
        (_("Members' capital accounts"), identity.tranches),
        (_("Reserves and funds"), identity.common),
        (_("less losses carried on"), -identity.losses),
        (_("Results not shared yet"), identity.results),
        (_("Result of the year that runs"), identity.running),
    ]
    columns: list[Column | str] = [_("Now, by the books"), Column(_("Amount"), numeric=True)]
    rows: list[list[Cell | str]] = [[label, format_minor(amount, unit)] for label, amount in lines]
    return Table(_("Whose it all is"), columns, rows, quiet_caption=True)
