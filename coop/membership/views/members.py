"""The members, to look up and filter."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from coop.membership.enums import WAITING, MemberState
from coop.membership.forms import MemberFilterForm
from coop.membership.models import Member
from coop.membership.queries.classes import classes_to_join
from coop.membership.queries.lapse import members_away
from coop.membership.queries.members import probations_over
from coop.membership.queries.office import counts_by_state, find_members
from coop.membership.views._door import keeper_at_door
from coop.membership.wording import short_day, tone
from foundation.clock import now
from foundation.ui.calculations.table import Cell, Column, Table

A_LOOK = 20  # of each kind; the rest come when these are done


@login_required
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    keeper_at_door(request)
    form = MemberFilterForm(request.GET, classes=classes_to_join())
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in ("q", "state", "member_class")}
    after = request.GET.get("after", "")
    found = find_members(
        words=asked["q"].strip(),
        state=asked["state"],
        member_class=asked["member_class"],
        after=int(after) if after.isdecimal() and len(after) < 16 else 0,
    )
    counts = counts_by_state()
    first = not after and not any(asked.values())
    waiting = sum(counts.get(state, 0) for state in WAITING)
    here, kept = reverse("membership:members"), {name: value for name, value in asked.items() if value}
    context = {
        "form": form,
        "looks": _looks(now()) if first else [],
        "table": _table(found.members) if found.members else None,
        "filtered": bool(kept),
        "here": here,
        "next_url": f"{here}?{urlencode({**kept, 'after': found.after})}" if found.after else "",
        "active": counts.get(MemberState.ACTIVE, 0),
        "waiting": _open_words(waiting),
        "applications_url": reverse("membership:applications"),
    }
    return render(request, "coop/membership/members.html", context)


def _looks(at: datetime) -> list[dict[str, Any]]:
    """What no clock decides: whose probation is over, and who gave no sign of life for years."""
    away = members_away(at=at)
    groups = (
        (_("Probation is over: decide about it"), probations_over(at=at)[:A_LOOK], "confirm"),
        (_("No sign of life for years: write to them"), away.to_write_to[:A_LOOK], "warn"),
        (_("Written to and nothing heard: may lapse"), away.may_lapse[:A_LOOK], "lapse"),
    )
    pattern = reverse("membership:member_step", args=[0, "step"])
    return [
        {
            "title": title,
            "links": [
                {
                    "label": f"{one.user.get_full_name()} ({one.member_no})",
                    "url": pattern.replace("/0/step/", f"/{one.pk}/{step}/"),
                }
                for one in found
            ],
        }
        for title, found, step in groups
        if found
    ]


def _open_words(number: int) -> str:
    if not number:
        return _("No application is open")
    return ngettext("%(n)d application is open", "%(n)d applications are open", number) % {"n": number}


def _table(found: list[Member]) -> Table:
    pattern = reverse("membership:member", args=[0])
    columns: list[Column | str] = [_("Name"), Column(_("Number"), numeric=True), _("Class"), _("State"), _("Since")]
    rows: list[list[Any]] = [
        [
            Cell(one.user.get_full_name(), url=pattern.replace("0", str(one.pk))),
            str(one.member_no or "–"),
            one.member_class.name,
            Cell(str(MemberState(one.state).label), badge=tone(one.state)),
            short_day(one.active_from or one.applied_at),
        ]
        for one in found
    ]
    return Table(_("Members"), columns, rows, quiet_caption=True)
