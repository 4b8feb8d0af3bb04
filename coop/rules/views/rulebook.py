"""The rules the software obeys, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.rules.queries.rulebook import rulebook as read_rulebook
from foundation import clock


@require_safe
def rulebook(request: HttpRequest) -> HttpResponse:
    lines = read_rulebook(at=clock.now())
    rows = [
        {
            "label": line.title,
            "value": line.value,
            "note": line.decision + (f", {formats.date_format(line.since, 'j F Y')}" if line.since else ""),
            "change_url": line.url,
            "change_label": _("History"),
        }
        for line in lines
    ]
    return render(request, "coop/rules/rulebook.html", {"rows": rows})
