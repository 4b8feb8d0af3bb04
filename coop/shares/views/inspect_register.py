"""The inspection copy of the register: what every member may see about the others."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.errors import MayNotInspectRegister
from coop.shares.policies import can_inspect_register
from coop.shares.queries.register import officers, register
from coop.shares.views._register_rows import inspection_table, officers_table
from coop.shares.views._words import day_words
from foundation.clock import now
from foundation.home import home_zone

A_PAGE = 100


@never_cache
@login_required
@require_safe
def inspect_register(request: HttpRequest) -> HttpResponse:
    if not can_inspect_register(request.user):
        raise MayNotInspectRegister
    at = now()
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    rows, following = register(at=at, after=start, limit=A_PAGE)
    day = day_words(at, home_zone())
    context = {
        "table": inspection_table(rows, _("Members as at {day}").format(day=day)),
        "officers": officers_table(officers(at=at), _("Officers as at {day}").format(day=day)),
        "is_empty": not rows,
        "older_url": "?" + urlencode({"after": following}) if following else "",
        "newest_url": reverse("shares:inspect_register") if start else "",
    }
    return render(request, "coop/shares/inspect_register.html", context)
