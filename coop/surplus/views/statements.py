"""The reader's own statements."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.surplus.models import SettlementRow
from coop.surplus.queries.settlements import settlements_for
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
    later = _later(settlements_for(request.user))
    context = {"table": table, "later": later, "sharing_url": reverse("surplus:sharing")}
    return render(request, "coop/surplus/statements.html", context)


def _later(mine: list[SettlementRow]) -> Table | None:
    rows: list[list[Cell | str]] = [
        [
            Cell(one.settlement.get_kind_display(), url=reverse("surplus:settlement", args=[one.settlement.number])),
            day(one.settlement.declared_at or one.settlement.made_at),
            format_minor(one.cash, one.settlement.unit),
            format_minor(one.retained - one.taken, one.settlement.unit),
            format_minor(one.set_off, one.settlement.unit),
        ]
        for one in mine
    ]
    numeric = (_("Paid out"), _("Capital account"), _("Kept back from the next surplus"))
    columns: list[Column | str] = [_("What"), _("When"), *(Column(head, numeric=True) for head in numeric)]
    return Table(_("Since then"), columns, rows, quiet_caption=True) if rows else None
