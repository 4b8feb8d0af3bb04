"""The reader's statement as a table for their own sums (RFC 4180)."""

import csv

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.surplus.actions.note_delivery import note_delivery
from coop.surplus.enums import Delivery
from coop.surplus.queries.statements import statement_of
from coop.surplus.views._statement import as_lines, sections_of
from foundation.clock import now

# What a spreadsheet would run as a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@never_cache
@login_required
def statement_csv(request: HttpRequest, year: int) -> HttpResponse:
    found = statement_of(request.user, year=year)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="statement-{year}.csv"'
    writer = csv.writer(answer)
    writer.writerow([_("Entry"), _("As recorded")])
    writer.writerows([_harmless(label), _harmless(value)] for label, value in as_lines(sections_of(found)))
    note_delivery(statement=found, how=Delivery.CSV, at=now())
    return answer


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
