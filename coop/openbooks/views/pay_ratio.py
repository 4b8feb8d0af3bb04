"""The pay ratio: what it means, how it is made, and how many people stand where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.openbooks.calculations.pay_ratio import PayRatio
from coop.openbooks.calculations.small_cells import FEWEST
from coop.openbooks.queries.pay import pay_of_last_year
from coop.openbooks.views._pay_words import band_words, people_words, ratio_words, year_words
from foundation.money.formatting import format_minor
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table


@require_safe
def pay_ratio(request: HttpRequest) -> HttpResponse:
    found = pay_of_last_year()
    context: dict[str, Any] = {
        "books_url": reverse("openbooks:books"),
        "csv_url": reverse("openbooks:pay_ratio_csv"),
        "empty": found is None,
    }
    if found is not None:
        pay = found.pay
        context |= {
            "period": year_words(found),
            "ratio": ratio_words(pay),
            "average": "" if pay.average is None else format_minor(pay.average, found.year.unit),
            "people": _("fewer than five") if pay.people < FEWEST else str(pay.people),
            "is_hidden": pay.hidden,
            "chart": _chart(pay) if pay.bands else None,
            "rows": _table(pay) if pay.bands else None,
            "fingerprint": found.year.inputs_sha256,
        }
    return render(request, "coop/openbooks/pay_ratio.html", context)


def _chart(pay: PayRatio) -> Chart:
    """A bar for each group; what is hidden has no bar and says so."""
    counts = [band.people for band in pay.bands]
    series = [Series(_("People"), [count or 0 for count in counts], [people_words(count) for count in counts])]
    return Chart(_("How many people are paid what"), [band_words(band) for band in pay.bands], series)


def _table(pay: PayRatio) -> Table:
    rows: list[list[Cell | str]] = [[band_words(band), people_words(band.people)] for band in pay.bands]
    columns: list[Column | str] = [_("Pay per hour"), Column(_("People"), numeric=True)]
    foot: list[Cell | str] = [_("Everybody counted"), str(pay.people)]
    return Table(_("The rows of this figure"), columns, rows, foot, quiet_caption=True)
