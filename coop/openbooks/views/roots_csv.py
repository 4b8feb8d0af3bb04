"""The roots of all closed months as a file: to keep, and to hold against the books later."""

import csv

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from payments.ledger.queries.periods import closed_months


@require_safe
def roots_csv(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="roots.csv"'
    writer = csv.writer(response)
    writer.writerow(["month", "root", "previous_root", "events", "closed_at"])
    for period in closed_months():
        closed_at = period.closed_at.isoformat(timespec="seconds")
        writer.writerow([f"{period.month:%Y-%m}", period.root, period.previous_root, period.journals, closed_at])
    return response
