"""Which answers were useful, and what readers missed: for those who write them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.help.errors import MayNotReadAnswers
from cms.help.policies import can_read_answers
from cms.help.queries.answers import pages_with_counts, words_about

A_PAGE = 50


@never_cache
@login_required
@require_safe
def usefulness(request: HttpRequest) -> HttpResponse:
    """What was least useful comes first, with the last words about it."""
    if not can_read_answers(request.user):
        raise MayNotReadAnswers
    part = Paginator(pages_with_counts(), A_PAGE).get_page(request.GET.get("page"))
    words = words_about([page.pk for page in part])
    rows = [_row(page, words.get(page.pk, [])) for page in part]
    context = {
        "rows": rows,
        "newer_url": f"?page={part.previous_page_number()}" if part.has_previous() else "",
        "older_url": f"?page={part.next_page_number()}" if part.has_next() else "",
        "help_url": reverse("help:search"),
    }
    return render(request, "cms/help/usefulness.html", context)


def _row(page: Any, words: list[str]) -> dict[str, Any]:
    counts = _("{yes} found it useful, {no} did not").format(yes=page.yes, no=page.no)
    return {
        "title": page.title,
        "url": page.url if page.live else "",
        "note": "" if page.live else _("Not published"),
        "counts": counts if page.yes or page.no else _("Nobody has answered yet"),
        "words": words,
    }
