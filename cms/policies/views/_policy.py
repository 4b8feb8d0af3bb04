"""What the pages of this room share."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.policies.calculations.differences import Difference, differences, paragraphs, summary
from cms.policies.enums import Change
from cms.policies.errors import NoSuchVersion
from cms.policies.models import PolicyPage, PolicyVersion
from cms.policies.queries.acceptances import last_acceptance, to_accept
from cms.policies.queries.versions import newest_version, policies_in_force, policy_called, sections_of
from foundation import formats
from foundation.home import home_day


def policy_or_404(slug: str) -> PolicyPage:
    """Raises NoSuchVersion."""
    policy = policy_called(slug)
    if policy is None:
        raise NoSuchVersion(_("There is no policy with this name."))
    return policy


def day_words(at: datetime) -> str:
    return formats.date_format(home_day(at), "j F Y")


def version_words(version: PolicyVersion) -> str:
    return _("Version {number}, in force since {day}").format(
        number=version.number, day=day_words(version.published_at)
    )


def index_context(request: HttpRequest) -> dict[str, Any]:
    """Every policy in force, with its version, and which of them wait for the reader."""
    asked = {version.pk for version in to_accept(request.user)}
    rows = [
        {
            "title": version.title,
            "lead": version.lead,
            "url": version.page.url,
            "note": version_words(version),
            "waits": version.pk in asked,
        }
        for version in policies_in_force()
    ]
    return {"rows": rows, "mine_url": reverse("policies:my_acceptances") if request.user.is_authenticated else ""}


def policy_context(policy: PolicyPage, request: HttpRequest) -> dict[str, Any]:
    """The version in force; an editor's preview shows the draft instead."""
    if getattr(request, "is_preview", False):
        return {"title": policy.title, "lead": policy.lead, "sections": [one.value for one in policy.body]}
    version = newest_version(policy)
    assert version is not None  # the database refuses a live policy without one
    asked = any(one.page_id == policy.pk for one in to_accept(request.user))
    mine = last_acceptance(request.user, policy.pk)
    accepted = _("You accepted version {number} on {day}.")
    return {
        "title": version.title,
        "lead": version.lead,
        "sections": sections_of(version),
        "version_words": version_words(version),
        "history_url": reverse("policies:history", args=[policy.slug]),
        "accept_url": reverse("policies:accept", args=[policy.slug]) if asked else "",
        "accepted_words": accepted.format(number=mine.version.number, day=day_words(mine.at)) if mine else "",
    }


def compare(before: Any, after: Any) -> dict[str, Any]:
    """What changed from one text to the next, ready to show. Both have `lead` and sections."""
    found = differences(*([one["lead"], *paragraphs(one["sections"])] for one in (before, after)))
    return {"changes": [_shown(one) for one in found if one.change != Change.SAME], "summary": summary_words(found)}


def summary_words(found: list[Difference]) -> str:
    counts = summary(found)
    if not any(counts.values()):
        return _("Not one word is different.")
    words = _("Paragraphs: {added} added, {removed} removed, {reworded} reworded.")
    return words.format(**{key: counts[key] for key in ("added", "removed", "reworded")})


def _shown(one: Difference) -> dict[str, str]:
    return {"label": str(one.change.label), "before": one.before, "after": one.after}
