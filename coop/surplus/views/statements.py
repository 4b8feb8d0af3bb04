"""The reader's own statements."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.surplus.queries.statements import figures_of, statements_of
from coop.surplus.views._wording import day
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table


@require_safe
@never_cache
@login_required
def statements(request: HttpRequest) -> HttpResponse:
    rows: list[list[Cell | str]] = []
    for one in statements_of(request.user):
        figures = figures_of(one)
        rows.append(
            [
                Cell(str(figures["year"]), url=reverse("surplus:statement", args=[figures["year"]])),
                day(one.made_at),
                format_minor(figures["total"], figures["unit"]),
                format_minor(figures["capital"]["closing"], figures["unit"]),
            ]
        )
    columns: list[Column | str] = [
        _("Year"),
        _("Written on"),
        Column(_("Your part"), numeric=True),
        Column(_("Capital account"), numeric=True),
    ]
    table = Table(_("Your statements"), columns, rows, quiet_caption=True) if rows else None
    return render(request, "coop/surplus/statements.html", {"table": table, "sharing_url": reverse("surplus:sharing")})
