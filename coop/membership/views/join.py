"""Joining: what it is, what it costs, and what happens step by step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from coop.membership.models import MemberClass
from coop.membership.queries.classes import classes_to_join
from coop.membership.registry import costs_of
from coop.membership.wording import leaving_words, rights_words, vote_words
from foundation.clock import now


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """For everybody. The costs come from the rooms that charge them."""
    at, apply_url = now(), reverse("membership:apply")
    context = {
        "classes": [_about(one, apply_url, at) for one in classes_to_join()],
        "steps": _steps(),
        "apply_url": apply_url,
        "rules_url": reverse("rules:rulebook"),
        "mine_url": reverse("membership:my_membership") if request.user.is_authenticated else "",
    }
    return render(request, "coop/membership/join.html", context)


def _about(rules: MemberClass, apply_url: str, at: Any) -> dict[str, Any]:
    return {
        "name": rules.name,
        "one": rules.get_code_display(),
        "who": {
            "worker": _("For people who do the work."),
            "user": _("For people who book the work."),
            "supporter": _("For people who want this co-op to thrive, and put money in."),
        }[rules.code],
        "rights": rights_words(rules),
        "costs": [
            {"label": cost.label, "value": cost.amount, "note": cost.note}
            for cost in costs_of(member_class=rules, at=at)
        ],
        "leaving": [leaving_words(rules), vote_words(rules)],
        "probation": ngettext(
            "The first %(n)d day is a time of probation.", "The first %(n)d days are a time of probation.",
            rules.probation_days,
        ) % {"n": rules.probation_days} if rules.probation_days else "",
        "requirement": rules.probation_requirement,
        "url": f"{apply_url}?class={rules.code}",
    }  # fmt: skip


def _steps() -> list[dict[str, str]]:
    return [
        {"title": _("Read the rules and what it costs"), "text": _("Both are on this page.")},
        {"title": _("Apply"), "text": _("It takes about five minutes. You need an account here.")},
        {"title": _("The board decides"), "text": _("You get an e-mail. If it is a no, it costs you nothing.")},
        {"title": _("Pay your share"), "text": _("The same way as a booking. Until then nothing binds you.")},
        {"title": _("You are a member"), "text": _("You get your member number, and your vote at the next meeting.")},
    ]
