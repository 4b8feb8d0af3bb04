"""The register of members and officers as at any day, for those who keep it."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.queries.register import officers
from coop.shares.queries.register import register as rows_of
from coop.shares.queries.totals import totals_at
from coop.shares.views._day import as_at
from coop.shares.views._office import office_tabs, register_keeper
from coop.shares.views._register_rows import officers_table, register_table
from coop.shares.views._words import money
from foundation.clock import now

A_PAGE = 100


@never_cache
@login_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """A page of it, or all of it for printing (`?show=all`)."""
    register_keeper(request)
    asked = as_at(request.GET, now=now())
    whole = request.GET.get("show") == "all"
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    rows, following = rows_of(at=asked.at, after=0 if whole else start, limit=None if whole else A_PAGE)
    totals = totals_at(at=asked.at)
    day = {} if asked.is_today else {"day": asked.day.isoformat()}
    context = {
        "tabs": office_tabs("register"),
        "form": asked.form,
        "day": asked.words,
        "stats": [
            {"label": _("Members"), "figure": str(totals.members)},
            {"label": _("Shares"), "figure": str(totals.quantity)},
            {"label": _("Share capital"), "figure": money(totals.amount_minor)},
        ],
        "table": register_table(
            rows,
            _("Register of members as at {day}").format(day=asked.words),
            reissue=reverse("shares:reissue_certificate", args=[0]) if asked.is_today else "",
        ),
        "officers": officers_table(officers(at=asked.at), _("Officers as at {day}").format(day=asked.words)),
        "is_empty": not rows,
        "older_url": "?" + urlencode({**day, "after": following}) if following else "",
        "newest_url": "?" + urlencode(day) if start and not whole else "",
        "print_url": "" if whole else "?" + urlencode({**day, "show": "all"}),
        "file_url": reverse("shares:register_file") + ("?" + urlencode(day) if day else ""),
    }
    return render(request, "coop/shares/register.html", context)
