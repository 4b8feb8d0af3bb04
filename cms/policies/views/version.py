"""One version of a policy, word for word, and what changed from the one before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.policies.errors import NoSuchVersion
from cms.policies.queries.versions import sections_of, versions_of
from cms.policies.views._policy import compare, day_words, policy_or_404


@never_cache
@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Raises NoSuchVersion."""
    policy = policy_or_404(slug)
    versions = {one.number: one for one in versions_of(policy)}
    if number not in versions:
        raise NoSuchVersion
    shown, before = versions[number], versions.get(number - 1)
    newest = max(versions)
    context: dict[str, Any] = {
        "title": shown.title,
        "lead": shown.lead,
        "sections": sections_of(shown),
        "kicker": _("Version {number} of {newest}").format(number=number, newest=newest),
        "when": _("Published on {day}.").format(day=day_words(shown.published_at)),
        "what_changed": shown.what_changed,
        "old": number != newest,
        "newest_url": policy.url,
        "back_url": reverse("policies:history", args=[slug]),
    }
    if before is not None:
        context["compared"] = compare(*({"lead": one.lead, "sections": sections_of(one)} for one in (before, shown)))
    return render(request, "cms/policies/version.html", context)
