"""The reader's statement for one year; that it was opened is kept as proof that it reached them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.surplus.actions.note_delivery import note_delivery
from coop.surplus.enums import Delivery
from coop.surplus.queries.statements import statement_of
from coop.surplus.views._statement import sections_of
from foundation.clock import now


@require_safe
@never_cache
@login_required
def statement(request: HttpRequest, year: int) -> HttpResponse:
    found = statement_of(request.user, year=year)
    note_delivery(statement=found, how=Delivery.OPENED, at=now())
    sections = sections_of(found)
    context = {
        "sections": sections,
        "title": sections.title,
        "lead": sections.to,
        "back_url": reverse("surplus:statements"),
        "plan_url": reverse("surplus:plan", args=[year, found.row.allocation.number]),
        "pdf_url": reverse("surplus:statement_pdf", args=[year]),
        "csv_url": reverse("surplus:statement_csv", args=[year]),
        "groups": [
            [{"label": label, "value": value} for label, value in pairs]
            for pairs in (
                sections.period,
                sections.shared,
                sections.measures,
                sections.outcome,
                sections.capital,
                sections.corrections,
            )
        ],
    }
    return render(request, "coop/surplus/statement.html", context)
