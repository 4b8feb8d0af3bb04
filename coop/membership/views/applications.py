"""The board's desk: applications that wait for a decision, and those that wait for money."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.membership.queries.members import waiting_applications
from coop.membership.views._door import keeper_at_door
from coop.membership.wording import short_day
from foundation.ui.calculations.table import Cell, Table


@login_required
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    keeper_at_door(request)
    waiting = list(waiting_applications())
    pattern = reverse("membership:application", args=[0])
    to_decide = [one for one in waiting if one.state == MemberState.APPLIED]
    to_pay = [one for one in waiting if one.state == MemberState.AWAITING_PAYMENT]
    context = {
        "to_decide": _table(_("Wait for a decision"), _("Applied on"), to_decide, pattern) if to_decide else None,
        "to_pay": _table(_("Accepted, share not paid yet"), _("To pay by"), to_pay, pattern) if to_pay else None,
        "members_url": reverse("membership:members"),
    }
    return render(request, "coop/membership/applications.html", context)


def _table(caption: str, date_heading: str, members: list[Member], pattern: str) -> Table:
    rows: list[list[Any]] = [
        [
            Cell(one.legal_name or one.user.get_full_name(), url=pattern.replace("0", str(one.pk))),
            one.member_class.name,
            short_day(one.pay_by if one.state == MemberState.AWAITING_PAYMENT else one.applied_at),
        ]
        for one in members
    ]
    return Table(caption, [_("Name"), _("Class"), date_heading], rows, quiet_caption=True)
