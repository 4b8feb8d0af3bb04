"""The application, on one page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.enums import ConsentKind
from coop.membership.errors import AlreadyAMember
from coop.membership.forms import ApplicationForm
from coop.membership.queries.classes import classes_to_join
from coop.membership.registry import costs_of
from coop.membership.texts import text_to_agree_to
from foundation.clock import now
from foundation.home import home_day


@login_required
def apply(request: HttpRequest) -> HttpResponse:
    """Read the texts, answer, send. A second application in one class is told kindly."""
    at = now()
    classes = classes_to_join()
    texts = {kind: text_to_agree_to(kind, at=at) for kind in ConsentKind.values}
    asked = request.GET.get("class", "")
    known = {"legal_name": getattr(request.user, "name", ""), "member_class": asked, "notices_by_email": True}
    today = home_day(at)
    sent = request.POST if request.method == "POST" else None
    form = ApplicationForm(sent, initial=known, today=today, classes=classes, texts=texts)
    if form.is_valid():
        chosen = form.cleaned_data["member_class"]
        try:
            apply_for_membership(by=request.user, class_code=chosen, application=form.facts(), at=at)
        except AlreadyAMember:
            form.add_error("member_class", _("You are a member, or have applied, in this class already."))
        else:
            messages.success(request, _("Your application is with the board."))
            return redirect("membership:my_membership")
    context = {
        "form": form,
        "asked": [form[name] for name in form.fields if not name.startswith("agree_")],
        "agreements": [_agreement(form, kind, texts[kind]) for kind in ConsentKind.values],
        "costs": _costs(classes, at),
        "join_url": reverse("membership:join"),
    }
    return render(request, "coop/membership/apply.html", context, status=422 if form.errors else 200)


def _agreement(form: ApplicationForm, kind: str, text: Any) -> dict[str, Any]:
    return {"title": text.title, "body": text.body, "url": text.url, "field": form[f"agree_{kind}"]}


def _costs(classes: list[Any], at: Any) -> list[dict[str, str]]:
    return [
        {"label": f"{rules.name}: {cost.label}", "value": cost.amount, "note": cost.note}
        for rules in classes
        for cost in costs_of(member_class=rules, at=at)
    ]
