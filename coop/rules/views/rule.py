"""One rule: what it is now, who decided it, and what it was before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.rules.catalogue import CATALOGUE
from coop.rules.plain_words import PLAIN_WORDS
from coop.rules.policies import can_try
from coop.rules.queries.coming_changes import coming_changes
from coop.rules.queries.policy_in_force import policy_in_force
from coop.rules.queries.rulebook import history_of
from coop.rules.registry import can_be_tried
from coop.rules.wording import day_words, value_words
from foundation import clock


@require_safe
def rule(request: HttpRequest, key: str) -> HttpResponse:
    if key not in CATALOGUE:
        raise Http404
    at = clock.now()
    now = policy_in_force(key, at=at)
    tones = {"now": _("In force"), "later": _("Decided, starts later"), "before": _("No longer in force")}
    entries = [
        {
            "title": f"{line.value} ({line.scope})" if line.scope else line.value,
            "when": day_words(line.starts_at),
            "iso": line.starts_at.isoformat(),
            "text": line.decision,
            "url": line.decision_url,
            "by": tones[line.standing],
        }
        for line in history_of(key, at=at)
    ]
    context = {
        "title": CATALOGUE[key].title,
        "explanation": CATALOGUE[key].explanation,
        "plain": PLAIN_WORDS.get(key, CATALOGUE[key].explanation),
        "value": value_words(key, now.value),
        "note": CATALOGUE[key].note,
        "decision": now.decision_name,
        "decision_url": now.decision_url,
        "coming": [change for change in coming_changes(at=at) if change.key == key],
        "try_url": reverse("rules:try_rule", args=[key]) if can_be_tried(key) and can_try(request.user) else "",
        "entries": entries,
        "rulebook_url": reverse("rules:rulebook"),
    }
    return render(request, "coop/rules/rule.html", context)
