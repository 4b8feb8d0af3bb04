"""The co-op's years, for those who close them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.enums import YearState
from coop.surplus.queries.years import next_year
from coop.surplus.queries.years import years as every_year
from coop.surplus.views._door import for_officers
from coop.surplus.views._wording import YEAR_TONES, span, state_words
from foundation.clock import now
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table


@require_safe
@for_officers
def years(request: HttpRequest) -> HttpResponse:
    first, last = next_year(today=now().date())
    rows: list[list[Cell | str]] = [
        [
            Cell(str(one.year), url=reverse("surplus:year", args=[one.year])),
            span(one.starts_on, one.ends_on),
            Cell(state_words(one), badge=YEAR_TONES[YearState(one.state)]),
            format_minor(one.result, one.unit) if one.result is not None else "–",
        ]
        for one in every_year()
    ]
    columns: list[Column | str] = [_("Year"), _("Days"), _("How far"), Column(_("Result"), numeric=True)]
    context = {
        "table": Table(_("The co-op's years"), columns, rows, quiet_caption=True) if rows else None,
        "next_year": last.year,
        "next_span": span(first, last),
    }
    return render(request, "coop/surplus/years.html", context)
