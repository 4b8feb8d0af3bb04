"""One class of members: its words, and a proposal for other rights."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.membership.models import MemberClass
from coop.membership.policies import can_describe_class
from coop.membership.queries.classes import class_called, rights_of
from coop.rules.class_forms import ClassRightsForm, ClassWordsForm
from coop.rules.errors import MayNotSeeClasses
from coop.rules.queries.class_rules import fixed_lines
from coop.rules.registry import propose_class_change
from foundation.clock import now
from foundation.errors import Fact


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def class_settings(request: HttpRequest, class_code: str) -> HttpResponse:
    """Sending it drafts a decision; nothing changes before the members have decided."""
    if not can_describe_class(request.user):
        raise MayNotSeeClasses
    one = class_called(class_code)
    sent = request.method == "POST"
    form = ClassRightsForm(request.POST if sent else None, rights=rights_of(one))
    if sent and form.is_valid():
        try:
            url = propose_class_change(by=request.user, changes={one.code: form.changes}, at=now())
        except Fact as fact:
            form.add_error(None, fact.text)
        else:
            messages.success(request, _("The proposal is drafted. Complete it, and hand it in."))
            return redirect(url)
    return render(request, "coop/rules/class_settings.html", _context(one, form), status=422 if form.errors else 200)


def _context(one: MemberClass, form: ClassRightsForm) -> dict[str, Any]:
    return {
        "title": one.name,
        "form": form,
        "words": ClassWordsForm(initial={"name": one.name, "about": one.about}, prefix="words"),
        "words_url": reverse("rules:class_words", args=[one.code]),
        "fixed": [{"label": label, "value": value} for label, value in fixed_lines(one)],
        "back_url": reverse("rules:classes"),
    }
