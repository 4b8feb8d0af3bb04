"""The board's desk: the classes of members, what each may, and who decided it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.membership.policies import can_describe_class
from coop.rules.errors import MayNotSeeClasses
from coop.rules.queries.class_rules import class_lines
from coop.rules.views._class_table import class_table


@require_safe
@never_cache
@login_required
def classes(request: HttpRequest) -> HttpResponse:
    if not can_describe_class(request.user):
        raise MayNotSeeClasses
    head, _sep, tail = reverse("rules:class_settings", args=["CODE"]).partition("CODE")
    found = class_lines()
    context = {
        "classes": found,
        "table": class_table(found),
        "head": head,
        "tail": tail,
        "rulebook_url": f"{reverse('rules:rulebook')}#classes",
    }
    return render(request, "coop/rules/classes.html", context)
