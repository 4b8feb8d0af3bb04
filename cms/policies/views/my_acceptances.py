"""What I accepted, and what waits for me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.policies.queries.acceptances import acceptances_of, to_accept
from cms.policies.views._policy import day_words, version_words
from coop.membership.queries.consents import consents_of_user


@never_cache
@login_required
@require_safe
def my_acceptances(request: HttpRequest) -> HttpResponse:
    """What was agreed to at joining is kept by coop.membership and shown in the same list."""
    waiting = [
        {
            "title": one.title,
            "lead": one.what_changed or one.lead,
            "note": version_words(one),
            "url": reverse("policies:accept", args=[one.page.slug]),
        }
        for one in to_accept(request.user)
    ]
    accepted = [
        {
            "label": one.version.title,
            "value": _("Version {number}, on {day}").format(number=one.version.number, day=day_words(one.at)),
            "change_url": reverse("policies:version", args=[one.version.page.slug, one.version.number])
            if one.version.page.live
            else "",
            "change_label": _("Read it"),
        }
        for one in acceptances_of(request.user)
    ]
    joining = [
        {"label": one.wording.title, "value": _("When you applied, on {day}").format(day=day_words(one.at))}
        for one in consents_of_user(request.user)
    ]
    context = {
        "waiting": waiting,
        "accepted": accepted,
        "joining": joining,
        "all_url": reverse("policies:all_policies"),
    }
    return render(request, "cms/policies/my_acceptances.html", context)
