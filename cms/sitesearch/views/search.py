"""One box for everything; works as a plain form."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cms.sitesearch.calculations.closeness import Closeness
from cms.sitesearch.forms import SearchForm
from cms.sitesearch.queries.everything import Group, find_everything
from cms.sitesearch.queries.spelling import corrected
from foundation.clock import now


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?words=` in the address, so that a search can be sent to somebody."""
    at = now()
    form = SearchForm(request.GET if "words" in request.GET else None)
    words = " ".join(form.cleaned_data["words"].replace("\x00", " ").split()) if form.is_valid() else ""
    groups = find_everything(words, user=request.user, at=at) if words else []
    # Where no title has the words, they may be mistyped: found in some text by chance, or nowhere.
    meant = corrected(words) if words and not _to_the_point(groups) else ""
    instead = meant if not groups else ""
    if instead:
        groups = find_everything(instead, user=request.user, at=at)
    many = sum(len(group.hits) for group in groups)
    context = {
        "form": form,
        "words": words,
        "groups": groups,
        "instead": instead if groups else "",
        "meant": meant if not instead else "",
        "meant_url": f"?{urlencode({'words': meant})}",
        "count": ngettext("{number} shown", "{number} shown", many).format(number=many),
        "places": _places(),
    }
    return render(request, "cms/sitesearch/search.html", context)


def _to_the_point(groups: list[Group]) -> bool:
    return any(group.nearest >= Closeness.ALL_WORDS for group in groups)


def _places() -> list[dict[str, str]]:
    """Where to look when words do not help."""
    return [
        {"label": _("Find help by trade and place"), "url": reverse("search:find")},
        {"label": _("Read the answers"), "url": reverse("help:search")},
        {"label": _("See what we decide"), "url": reverse("decisions:decisions")},
        {"label": _("See where the money goes"), "url": reverse("openbooks:books")},
    ]
