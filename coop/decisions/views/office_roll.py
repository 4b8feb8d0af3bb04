"""The roll on the secretary's desk: who is on it, who was struck and why, and striking."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.enums import DecisionState
from coop.decisions.errors import NoSuchDecision
from coop.decisions.forms import StrikeForm
from coop.decisions.models import Roll, RollEntry
from coop.decisions.policies import can_run
from coop.decisions.queries.pages import entries_of, entry_numbered
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_office
from foundation.clock import now
from foundation.ui.calculations.table import Column, Table

PER_PAGE = 100


@login_required
def office_roll(request: HttpRequest, slug: str) -> HttpResponse:
    at = now()
    _reader, found = decision_for_office(request, slug, at=at)
    frozen = Roll.objects.filter(decision=found, round=found.round).first()
    if frozen is None:
        raise NoSuchDecision
    may_strike = found.state in (DecisionState.NOTICED, DecisionState.OPEN) and can_run(request.user, found)
    form = StrikeForm(request.POST if request.method == "POST" else None) if may_strike else None
    if form is not None and request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        entry = entry_numbered(frozen, data["number"])
        if entry is None:
            form.add_error("number", _("No member with this number is on the roll."))
        elif took(
            form,
            lambda: strike_entry(by=request.user, entry=entry, reason=data["reason"], remark=data["remark"], at=at),
        ):
            messages.success(request, _("No. %(number)d is struck from the roll.") % data)
            return redirect("decisions:office_roll", slug=slug)
    page = Paginator(entries_of(frozen), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "title": found.title,
        "table": _table(list(page.object_list)),
        "size": frozen.size,
        "sha256": frozen.sha256,
        "newer_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "older_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "back_url": reverse("decisions:office_decision", args=[slug]),
    }
    refused = form is not None and form.errors
    return render(request, "coop/decisions/office_roll.html", context, status=422 if refused else 200)


def _table(entries: list[RollEntry]) -> Table:
    rows = [
        [
            entry.member.user.name,
            str(entry.member_no),
            entry.member.member_class.name,
            _("struck: %(reason)s") % {"reason": entry.get_struck_reason_display()}
            if entry.struck_at
            else _("entitled"),
        ]
        for entry in entries
    ]
    columns: list[Column | str] = [_("Member"), Column(_("Number"), numeric=True), _("Class"), _("Standing")]
    return Table(_("The roll"), columns, rows)
