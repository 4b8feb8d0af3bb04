"""Closing a month of the books, and the months that are closed."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.formats import date_format
from foundation.ui.calculations.table import Cell, Column, Table
from payments.ledger.models import Period
from payments.ledger.queries.periods import closed_months, month_to_close
from payments.reconcile.calculations.checklist import closing_lines, is_green
from payments.reconcile.policies import can_close_month
from payments.reconcile.queries.closing import closing_facts
from payments.reconcile.views._door import for_treasurers
from payments.reconcile.views._wording import moment, zone_of


@require_safe
@for_treasurers
def months(request: HttpRequest) -> HttpResponse:
    return render(request, "payments/reconcile/months.html", desk_of_months(request, now()))


def desk_of_months(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """What the page shows; also after a closing that was refused."""
    closed = list(closed_months()[:120])
    month = month_to_close(after=closed[0] if closed else None)
    lines = closing_lines(closing_facts(month=month, at=at)) if month else []
    return {
        "next": _next(month) if month else None,
        "lines": [{"text": f"{line.text} {line.todo}".strip(), "met": line.met} for line in lines],
        "can_close": bool(lines) and is_green(lines) and can_close_month(request.user),
        "table": _table(closed, request) if closed else None,
    }


def _next(month: date) -> dict[str, str]:
    name = date_format(month, "F Y")
    return {
        "value": f"{month:%Y-%m}",
        "title": _("Next: {month}").format(month=name),
        "label": _("Close {month} for good").format(month=name),
        "effect": _(
            "After this nobody can book anything in {month}, and its root is published. It cannot be undone: "
            "a mistake found later is put right by a new entry in a later month."
        ).format(month=name),
    }


def _table(closed: list[Period], request: HttpRequest) -> Table:
    zone = zone_of(request)
    rows: list[list[Cell | str]] = [
        [Cell(date_format(one.month, "F Y"), note=one.root), moment(one.closed_at, zone), str(one.journals)]
        for one in closed
    ]
    columns: list[Column | str] = [_("Month and its root"), _("Closed"), Column(_("Journals"), numeric=True)]
    return Table(_("Closed months, the newest first"), columns, rows, quiet_caption=True)
