"""How the list is ordered, in words and figures anybody can check."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.search.calculations.ordering import DISTANCE_BANDS
from marketplace.search.queries.find_listings import RANKED, WALKED


@require_safe
def how_ordered(request: HttpRequest) -> HttpResponse:
    """Print the rule with the very numbers the software uses."""
    kilometres = [limit // 1000 for limit in DISTANCE_BANDS]
    bands = [_("less than %(km)s km") % {"km": km} for km in kilometres]
    context = {
        "bands": [*bands, _("%(km)s km or more") % {"km": kilometres[-1]}],
        "ranked": RANKED,
        "walked": WALKED,
        "find_url": reverse("search:find"),
    }
    return render(request, "marketplace/search/how_ordered.html", context)
