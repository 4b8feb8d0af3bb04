"""Every version of a policy, and what changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.policies.queries.versions import versions_of
from cms.policies.views._policy import day_words, policy_or_404


@never_cache
@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest first."""
    policy = policy_or_404(slug)
    versions = versions_of(policy)
    context = {
        "title": versions[0].title,
        "rows": [_row(one, slug) for one in versions],
        "back_url": policy.url,
    }
    return render(request, "cms/policies/history.html", context)


def _row(version: Any, slug: str) -> dict[str, Any]:
    changed = version.what_changed or (_("The first version.") if version.number == 1 else "")
    return {
        "title": _("Version {number}").format(number=version.number),
        "url": reverse("policies:version", args=[slug, version.number]),
        "when": day_words(version.published_at),
        "changed": changed,
        "again": _("Had to be accepted again") if version.asks_again and version.number > 1 else "",
    }
