"""One version of the rulebook, whole, and what it changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coop.rules.queries.packs import clauses_of, decision_types_of, differences, version_and_the_one_before
from coop.rules.views.rulebook import since_words


@require_safe
def pack(request: HttpRequest, version: int) -> HttpResponse:
    found, before = version_and_the_one_before(version)
    if found is None:
        raise Http404
    context = {
        "pack": found,
        "since": since_words(found),
        "caution": found.body["caution"],
        "types": decision_types_of(found.body),
        "clauses": clauses_of(found.body),
        "before": before,
        "before_url": reverse("rules:pack", args=[before.version]) if before else "",
        "differences": differences(before.body, found.body) if before else [],
        "text_url": reverse("rules:pack_text", args=[version]),
        "rulebook_url": reverse("rules:rulebook"),
    }
    return render(request, "coop/rules/pack.html", context)
