"""One application: what was said and agreed to, and the board's decision."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.actions.approve_application import approve_application
from coop.membership.actions.refuse_application import refuse_application
from coop.membership.enums import WAITING, MemberState
from coop.membership.forms import RefusalForm, ResolutionForm
from coop.membership.models import Member
from coop.membership.queries.office import consents_of, earlier_endings, history_of
from coop.membership.views._door import member_for_office
from coop.membership.wording import day_words, short_day, timeline, tone
from foundation.clock import now

FORMS: dict[str, Any] = {"approve": ResolutionForm, "refuse": RefusalForm}


@login_required
def application(request: HttpRequest, member_id: int) -> HttpResponse:
    """Two forms on one page: accept, or do not accept. Each names the decision."""
    keeper, member = member_for_office(request, member_id)
    if member.state not in WAITING:
        return redirect("membership:member", member_id=member.pk)
    asked = request.POST.get("what", "") if request.method == "POST" else ""
    forms = {
        what: form(request.POST if asked == what else None, prefix=what, auto_id=f"{what}_%s")
        for what, form in FORMS.items()
    }
    if asked in forms and forms[asked].is_valid():
        _decide(asked, keeper, member, forms[asked].cleaned_data)
        done = (
            _("Accepted. The applicant gets an e-mail.") if asked == "approve" else _("Recorded. They get an e-mail.")
        )
        messages.success(request, done)
        return redirect("membership:applications")
    failed = request.method == "POST"
    context = {
        "name": member.legal_name or member.user.get_full_name(),
        "class_name": member.member_class.get_code_display(),
        "state": member.get_state_display(),
        "tone": tone(member.state),
        "rows": _rows(member),
        "motivation": member.motivation,
        "consents": [
            {"title": one.wording.title, "body": one.wording.body, "when": short_day(one.at)}
            for one in consents_of(member)
        ],
        "entries": timeline(history_of(member), names=True),
        "to_decide": member.state == MemberState.APPLIED,
        "approve": forms["approve"],
        "refuse": forms["refuse"],
        "form": forms.get(asked),
        "days": member.member_class.pay_within_days,
        "back_url": reverse("membership:applications"),
        "admit_url": reverse("membership:member_step", args=[member.pk, "admit"]),
    }
    return render(request, "coop/membership/application.html", context, status=422 if failed else 200)


def _decide(what: str, keeper: Any, member: Member, said: dict[str, str]) -> None:
    act = approve_application if what == "approve" else refuse_application
    act(by=keeper, member=member, **said, at=now())


def _rows(member: Member) -> list[dict[str, str]]:
    earlier = earlier_endings(member, before=member.applied_at)
    rows = [
        {
            "label": _("Postal address"),
            "value": ", ".join(member.postal_address.splitlines()) or _("On the paper form"),
        },
        {"label": _("E-mail address"), "value": member.user.email},
        {"label": _("Applied on"), "value": short_day(member.applied_at)},
    ]
    if earlier:
        rows.append({"label": _("Earlier memberships or applications"), "value": str(earlier)})
    if member.pay_by:
        rows.append({"label": _("To pay by"), "value": day_words(member.pay_by)})
    return rows
