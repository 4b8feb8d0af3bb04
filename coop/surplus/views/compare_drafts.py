"""Two drafts side by side, as a picture and a table, with the reader's own numbers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.models import Draft
from coop.surplus.queries.plans import draft_called, my_draft_row
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_members
from coop.surplus.views._wording import percent
from foundation.money.formatting import format_minor
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table


@require_safe
@for_members
def compare_drafts(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    asked = [text for text in (request.GET.get("a", ""), request.GET.get("b", "")) if text.isdecimal()]
    if len(asked) != 2 or any(len(text) > 6 for text in asked):
        return redirect("surplus:shared_year", year=found.year)
    pair = [draft_called(found, int(text)) for text in asked]
    context: dict[str, Any] = {
        "title": _("Draft {a} beside draft {b}").format(a=pair[0].number, b=pair[1].number),
        "year_url": reverse("surplus:shared_year", args=[found.year]),
        "chart": _chart(pair, found.unit),
        "table": _table(pair, found.year, found.unit),
        "mine": _mine(pair, request.user, found.unit),
    }
    return render(request, "coop/surplus/compare_drafts.html", context)


def _name(one: Draft) -> str:
    return f"{one.number}. {one.title}"


def _chart(pair: list[Draft], unit: str) -> Chart:
    def series(label: str, tone: str, values: list[int]) -> Series:
        return Series(label, [abs(v) for v in values], [format_minor(abs(v), unit) for v in values], tone)

    loss = pair[0].result < 0
    return Chart(
        _("What covers the loss") if loss else _("Where it goes"),
        [_name(one) for one in pair],
        [
            series(_("Paid out to members"), "worker", [one.cash for one in pair]),
            series(_("Members' capital accounts"), "plain", [one.retained for one in pair]),
            series(_("Reserves and funds"), "coop", [one.to_common for one in pair]),
        ],
        label_heading=_("Draft"),
        totals=[format_minor(abs(one.result), unit) for one in pair],
    )


def _table(pair: list[Draft], year: int, unit: str) -> Table:
    """Step by step; a step that one of them does not have is a dash."""
    titles: dict[str, str] = {}
    for one in pair:
        titles |= {step["code"]: titles.get(step["code"], step["title"]) for step in one.steps}
    by_code = [{step["code"]: step for step in one.steps} for one in pair]
    rows: list[list[Cell | str]] = [
        [title, *(_step_cell(steps.get(code), unit) for steps in by_code)] for code, title in titles.items()
    ]
    columns: list[Column | str] = [_("What for"), *(Column(_name(one), numeric=True) for one in pair)]
    foot: list[Cell | str] = [_("The whole result"), *(format_minor(one.result, unit) for one in pair)]
    return Table(_("Step by step"), columns, rows, foot, quiet_caption=True)


def _step_cell(step: dict[str, Any] | None, unit: str) -> Cell | str:
    if step is None:
        return "–"
    return Cell(format_minor(step["amount"], unit), note=percent(step["percent"]))


def _mine(pair: list[Draft], user: Any, unit: str) -> Table | None:
    own = [my_draft_row(one, user) for one in pair]
    if not any(row is not None and row.total for row in own):
        return None
    labels = (("total", _("In all")), ("cash", _("Paid out to you")), ("retained", _("To your capital account")))
    rows: list[list[Cell | str]] = [
        [label, *(format_minor(getattr(row, name), unit) if row else "–" for row in own)] for name, label in labels
    ]
    columns: list[Column | str] = [_("You"), *(Column(_name(one), numeric=True) for one in pair)]
    return Table(_("What they would do to you"), columns, rows, quiet_caption=True)
