"""Propose a decision: first what it is about, then the words."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.propose import propose as write_down
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.enums import Kind
from coop.decisions.errors import MayNotPropose
from coop.decisions.facts import Proposal
from coop.decisions.models import Decision
from coop.decisions.policies import can_propose
from coop.decisions.views._answers import took
from coop.decisions.views._door import Reader, reader_of
from coop.decisions.views._proposal import asked_for, make_form
from coop.rules.queries.pack_in_force import pack_in_force
from foundation.clock import now

# The surplus is put to the vote from its own desk, where a draft is chosen; a change from the text it changes.
OFFERED = tuple(kind for kind in Kind if kind not in (Kind.SURPLUS, Kind.AMENDMENT))


@login_required
def propose(request: HttpRequest) -> HttpResponse:
    at = now()
    reader = reader_of(request, at=at)
    if not can_propose(request.user, reader.member):
        raise MayNotPropose
    types = pack_in_force(at=at).body["decision_types"]
    kinds = [kind for kind in OFFERED if kind_spec(kind).decision_type in types and _open_to(kind, reader)]
    kind = request.GET.get("kind", "")
    if kind not in kinds:
        return render(request, "coop/decisions/propose.html", {"kinds": _choices(kinds, types), **_frame()})
    form = make_form(
        kind,
        request.POST if request.method == "POST" else None,
        asked_for(request.GET),
        asks_interest=reader.member is not None,
    )
    made: list[Decision] = []
    if request.method == "POST" and form.is_valid():
        board = reader.member is None or (reader.runs and kind == Kind.ELECTION)
        proposal = Proposal(
            kind=kind,
            wording=form.wording(),
            payload=form.payload(),
            seats=form.seats(),
            for_the_board=board,
            interest=form.cleaned_data.get("interest", ""),
        )
        if took(form, lambda: made.append(write_down(by=request.user, proposal=proposal, at=at))):
            messages.success(request, _("Your draft is kept. Only you see it until you hand it in."))
            return redirect("decisions:decision", slug=made[0].slug)
    context = {"form": form, "about": _about(kind, types), "button": _("Keep as a draft")}
    status = 422 if form.errors else 200
    return render(request, "coop/decisions/propose.html", context | _frame(), status=status)


def _open_to(kind: str, reader: Reader) -> bool:
    """The board calls elections; everything else any member can ask for."""
    return reader.runs if kind == Kind.ELECTION else True


def _choices(kinds: Sequence[Kind], types: dict[str, Any]) -> list[dict[str, str]]:
    page = reverse("decisions:propose")
    return [
        {
            "label": _("Closing the co-op")
            if kind == Kind.DISSOLUTION
            else types[kind_spec(kind).decision_type]["title"],
            "about": _about(kind, types),
            "url": f"{page}?kind={kind}",
        }
        for kind in kinds
    ]


def _about(kind: str, types: dict[str, Any]) -> str:
    """What it is for, in the words of the rulebook; closing the co-op is one of its special decisions."""
    if kind == Kind.DISSOLUTION:
        return _("A special decision, on which only the classes vote that vote on closing the co-op.")
    return str(types[kind_spec(kind).decision_type]["about"])


def _frame() -> dict[str, str]:
    return {
        "heading": _("Propose something"),
        "back_url": reverse("decisions:decisions"),
        "back": _("Decisions"),
        "rules_url": reverse("rules:rulebook"),
    }
