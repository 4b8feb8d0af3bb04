"""The register as a file (CSV), as at any day."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.calculations.register import RegisterRow
from coop.shares.queries.register import officers, register
from coop.shares.views._day import as_at
from coop.shares.views._office import register_keeper
from coop.shares.views._words import currency
from foundation.clock import now
from foundation.home import home_zone
from foundation.money.calculations.money import decimal_text

A_PAGE = 1000
BOM = "\ufeff"  # without it a spreadsheet shows accented letters wrong


@never_cache
@login_required
@require_safe
def register_file(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Send every row, a thousand at a time; then the officers. Times are days in the co-op's zone."""
    register_keeper(request)
    asked = as_at(request.GET, now=now())
    answer = StreamingHttpResponse(_lines(asked.at), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="register-{asked.day.isoformat()}.csv"'
    return answer


class _Echo:
    """A file that hands back each line at once."""

    def write(self, line: str) -> str:
        return line


def _lines(at: Any) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BOM
    yield writer.writerow(
        [
            _("Number"),
            _("Name"),
            _("Class"),
            _("Offices"),
            _("Post"),
            _("E-mail, for notices"),
            _("Shares"),
            _("Paid ({currency})").format(currency=currency()),
            _("Other property ({currency})").format(currency=currency()),
            _("Entered"),
            _("Ceased"),
        ]
    )
    after, more = 0, True
    while more:
        rows, after = register(at=at, after=after, limit=A_PAGE)
        more = bool(after)
        for row in rows:
            yield writer.writerow(_safe(_fields(row)))
    yield writer.writerow([])
    yield writer.writerow([_("Officer"), _("Office"), _("Post"), _("Since"), _("Decided by")])
    for one in officers(at=at):
        since = one.since.astimezone(home_zone()).date().isoformat()
        yield writer.writerow(_safe([one.name, str(one.office), one.address, since, one.resolution]))


def _fields(row: RegisterRow) -> list[str]:
    zone = home_zone()
    return [
        str(row.member_no),
        row.name,
        row.class_name,
        "; ".join(map(str, row.offices)),
        row.address,
        row.email,
        str(row.held.quantity),
        decimal_text(row.held.amount_minor, currency()),
        decimal_text(row.other_minor, currency()),
        row.entered.astimezone(zone).date().isoformat(),
        row.ceased.astimezone(zone).date().isoformat() if row.ceased else "",
    ]


def _safe(fields: list[str]) -> list[str]:
    """A field that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection)."""
    return [f"'{field}" if field.startswith(("=", "+", "-", "@", "\t", "\r")) else field for field in fields]
