"""Look for an answer; without words, all answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.help.forms import SearchForm
from cms.help.policies import can_read_answers
from cms.help.queries.topics import search_help, topics
from cms.help.views._topics import grouped


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?words=` in the address, so that a search can be sent to somebody."""
    form = SearchForm(request.GET if request.GET.get("words", "").strip() else None)
    words = " ".join(form.cleaned_data["words"].split()) if form.is_valid() else ""
    found = []
    if words:
        found = [{"title": page.title, "lead": page.lead, "url": page.url} for page in search_help(words)]
    context = {
        "form": form,
        "words": words,
        "found": found,
        "count": ngettext("{number} answer", "{number} answers", len(found)).format(number=len(found)),
        "groups": [] if found else grouped(topics()),
        "report_url": reverse("help:usefulness") if can_read_answers(request.user) else "",
        "nothing": _("We have no answer with these words. Try others, or ask us.") if words and not found else "",
    }
    return render(request, "cms/help/search.html", context)
