"""The treasurer's desk: the books beside the payment provider, what differs, and what waits."""

from datetime import datetime, tzinfo
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table
from payments.operations.models import Operation
from payments.reconcile.models import ProviderLine, Run
from payments.reconcile.queries.desk import Desk, treasurers_desk
from payments.reconcile.views._door import for_treasurers
from payments.reconcile.views._wording import KINDS, STUCK, WHAT_TO_DO, age, moment, waiting_words, zone_of
from payments.webhooks.models import WebhookEvent


@require_safe
@for_treasurers
def money(request: HttpRequest) -> HttpResponse:
    at, zone = now(), zone_of(request)
    desk = treasurers_desk(at=at)
    latest = desk.runs[0] if desk.runs else None
    context = {
        "closed": not desk.provider,
        "latest": latest,
        "compared": _("Compared on {when}.").format(when=moment(latest.at, zone)) if latest else "",
        "halt": desk.halt,
        "figures": _figures(latest) if latest else None,
        "to_bring_back": _to_bring_back(latest) if latest else [],
        "findings": [{"text": one.sentence, "todo": WHAT_TO_DO[one.check_name]} for one in desk.findings],
        "unexplained": _lines(desk.unexplained, zone) if desk.unexplained else None,
        "history": _history(desk.runs, zone) if desk.runs else None,
        "stats": _stats(desk, at, zone),
        "proof_failures": desk.proof.failures if desk.proof else [],
        "proof_notes": desk.proof.notes if desk.proof else [],
        "stuck": _stuck(desk, at),
    }
    return render(request, "payments/reconcile/money.html", context)


def _figures(run: Run) -> Table:
    rows: list[list[Cell | str]] = [
        [
            currency,
            *(
                format_minor(these[name], currency)
                for name in ("provider", "on_the_way", "ledger", "owed", "own_share")
            ),
        ]
        for currency, these in run.figures.items()
    ]
    numeric = (
        _("At the provider"),
        _("On its way into our books"),
        _("In our books"),
        _("Of that, owed to others"),
        _("Free to go to our bank"),
    )
    return Table(
        _("What stands at the provider"), [_("Currency"), *(Column(head, numeric=True) for head in numeric)], rows
    )


def _to_bring_back(run: Run) -> list[str]:
    """What has to come back from the bank before the members' parts can all be paid; runs of old did not ask."""
    return [
        format_minor(these["to_bring_back"], currency)
        for currency, these in run.figures.items()
        if these.get("to_bring_back")
    ]


def _lines(lines: list[ProviderLine], zone: tzinfo) -> Table:
    rows: list[list[Cell | str]] = [
        [
            Cell(line.pk, note=line.source),
            line.type,
            moment(line.created_at, zone),
            format_minor(line.net, line.currency),
        ]
        for line in lines
    ]
    columns: list[Column | str] = [_("Line"), _("Kind"), _("When"), Column(_("Amount"), numeric=True)]
    return Table(_("Lines that nothing of ours explains"), columns, rows, quiet_caption=True)


def _history(runs: list[Run], zone: tzinfo) -> Table:
    rows: list[list[Cell | str]] = [
        [
            moment(run.at, zone),
            Cell(_("Everything agreed") if run.ok else _("Differences"), badge="good" if run.ok else "bad"),
            str(run.lines),
            str(run.adopted),
            str(run.unexplained),
        ]
        for run in runs
    ]
    numeric = (_("Lines read"), _("Taken over"), _("Not explained"))
    columns: list[Column | str] = [_("When"), _("Result"), *(Column(head, numeric=True) for head in numeric)]
    return Table(_("The last comparisons"), columns, rows, quiet_caption=True)


def _stats(desk: Desk, at: datetime, zone: tzinfo) -> list[dict[str, str]]:
    proof = desk.proof
    for_a_person = len(desk.operations.for_a_person) + len(desk.messages.for_a_person) + len(desk.disputes)
    held = (
        (_("all hold") if proof.holds else _("{n} do not hold").format(n=len(proof.failures)))
        if proof
        else _("not yet")
    )
    return [
        {
            "figure": str(desk.operations.count),
            "label": _("requests to the provider waiting"),
            "note": waiting_words(desk.operations.count, desk.operations.since, at),
        },
        {
            "figure": str(desk.messages.count),
            "label": _("messages from the provider waiting"),
            "note": waiting_words(desk.messages.count, desk.messages.since, at),
        },
        {
            "figure": str(for_a_person),
            "label": _("need a person"),
            "note": _("listed below") if for_a_person else _("none"),
        },
        {
            "figure": held,
            "label": _("proofs of the books"),
            "note": moment(proof.at, zone) if proof else _("asked at night"),
        },
    ]


def _stuck(desk: Desk, at: datetime) -> list[dict[str, Any]]:
    """What a person has to look at, in words. A dispute comes first: it has a day after which it is lost."""
    found: list[dict[str, Any]] = [
        {
            "what": _("A customer’s bank disputes a payment ({dispute})").format(dispute=dispute.object_id),
            "why": "",
            "todo": _(
                "The bank has taken the money back until it decides. Answer in the provider's dashboard, with what was "
                "agreed and done, before the day it names there: without an answer the money is lost."
            ),
            "since": _("{age} old").format(age=age(dispute.received_at, at)),
        }
        for dispute in desk.disputes
    ]
    for one in [*desk.operations.for_a_person, *desk.messages.for_a_person]:
        if isinstance(one, Operation):
            what, todo = KINDS.get(one.kind, one.kind), STUCK[one.state]
            since, why = one.created_at, one.error_message or one.error
        elif isinstance(one, WebhookEvent):
            what = _("A message from the provider ({kind})").format(kind=one.kind)
            todo = _("It speaks of something our books do not know. Look it up in the provider's dashboard.")
            since, why = one.received_at, one.error
        found.append({"what": what, "why": why, "todo": todo, "since": _("{age} old").format(age=age(since, at))})
    return found
