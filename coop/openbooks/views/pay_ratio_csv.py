"""The pay ratio and its rows as a file."""

import csv

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.openbooks.calculations.pay_ratio import tenths
from coop.openbooks.queries.pay import PayOfYear, pay_of_last_year

HEADINGS = ("first_day", "last_day", "row", "from_times", "below_times", "value", "currency", "fingerprint")


@require_safe
def pay_ratio_csv(request: HttpRequest) -> HttpResponse:
    """Ratio in tenths, average in minor units an hour, then how many people are in each group; empty where hidden."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pay-ratio.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADINGS)
    found = pay_of_last_year()
    if found is not None:
        writer.writerows(_rows(found))
    return response


def _rows(found: PayOfYear) -> list[list[str]]:
    year, pay = found.year, found.pay
    lines = [
        ("ratio_tenths", "", "", "" if pay.ratio is None else str(tenths(pay.ratio))),
        ("average_minor_per_hour", "", "", "" if pay.average is None else str(pay.average)),
    ]
    lines += [
        ("people", str(band.above), str(band.below or ""), "" if band.people is None else str(band.people))
        for band in pay.bands
    ]
    days = [year.starts_on.isoformat(), year.ends_on.isoformat()]
    return [[*days, *line, year.unit, year.inputs_sha256] for line in lines]
