"""Members' capital by the year it was kept from; the board decides to give the oldest back."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.give_capital_back import give_capital_back
from coop.surplus.calculations.redemption import Figures, findings
from coop.surplus.calculations.tranches import Tranche, due
from coop.surplus.later_forms import GiveBackForm
from coop.surplus.policies import can_give_back
from coop.surplus.queries.settlements import given_back
from coop.surplus.queries.tranches import redemption_figures, tranches_now
from coop.surplus.views._door import for_officers
from coop.surplus.views._wording import day
from coop.surplus.wording import CLAIMS
from foundation.clock import now
from foundation.errors import Fact
from foundation.home import home_day
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def capital(request: HttpRequest) -> HttpResponse:
    at, unit = now(), str(settings.COOP["currency"])
    sent = request.method == "POST"
    form = GiveBackForm(request.POST if sent else None)
    amount = need = 0
    if sent and form.is_valid():
        amount = form.cleaned_data["amount"].minor
        asked = form.cleaned_data["need_ahead"]
        need = asked.minor if asked else 0
        words = form.cleaned_data["resolution"]
        try:
            done = give_capital_back(by=request.user, amount=amount, need_ahead=need, resolution=words, at=at)
        except Fact as fact:
            form.add_error(None, fact.text)
        else:
            messages.success(request, _("It is owed to the members now. Pay it when you are ready."))
            return redirect("surplus:settlement", number=done.number)
    held = tranches_now(unit=unit)
    figures = redemption_figures(amount=amount, need_ahead=need, at=at)
    old = due(held, year=home_day(at).year, after_years=figures.after_years)
    context: dict[str, Any] = {
        "table": _by_year(held, {tranche.year for tranche in old}, unit) if held else None,
        "most": format_minor(sum(tranche.amount for tranche in old), unit),
        "any_due": bool(old),
        "years": figures.after_years,
        "rule_url": reverse("rules:rule", args=["capital_kept_years"]),
        "lines": _lines(figures, unit),
        "form": form if can_give_back(request.user) else None,
        "before": _before(unit),
    }
    return render(request, "coop/surplus/capital.html", context, status=422 if sent else 200)


def _lines(figures: Figures, unit: str) -> list[dict[str, Any]]:
    words = _("{claim}: {have}, needed {need}")
    return [
        {
            "text": words.format(
                claim=CLAIMS[one.code], have=format_minor(one.have, unit), need=format_minor(one.need, unit)
            ),
            "met": one.met,
        }
        for one in findings(figures)
    ]


def _by_year(held: list[Tranche], old: set[int], unit: str) -> Table:
    amounts: dict[int, int] = defaultdict(int)
    people: dict[int, int] = defaultdict(int)
    for tranche in held:
        amounts[tranche.year] += tranche.amount
        people[tranche.year] += 1
    rows: list[list[Cell | str]] = [
        [
            str(year),
            Cell(_("May be given back") if year in old else _("Stays"), badge="good" if year in old else "neutral"),
            str(people[year]),
            format_minor(amounts[year], unit),
        ]
        for year in sorted(amounts)
    ]
    columns: list[Column | str] = [
        _("Kept from"), _("Now"), Column(_("Members"), numeric=True), Column(_("Amount"), numeric=True),
    ]  # fmt: skip
    return Table(_("Members' capital accounts"), columns, rows, quiet_caption=True)


def _before(unit: str) -> Table | None:
    rows: list[list[Cell | str]] = [
        [
            Cell(str(one.number), url=reverse("surplus:settlement", args=[one.number])),
            day(one.made_at),
            one.decision_name,
            format_minor(one.cash, unit),
        ]
        for one in given_back()
    ]
    columns: list[Column | str] = [_("Number"), _("Day"), _("Decided by"), Column(_("Amount"), numeric=True)]
    return Table(_("Given back before"), columns, rows, quiet_caption=True) if rows else None
