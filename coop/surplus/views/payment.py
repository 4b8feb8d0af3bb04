"""How far the payment of the members' parts has come. Safe to leave: it goes on by itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from coop.surplus.errors import NotDeclared
from coop.surplus.models import Allocation, PayoutRun
from coop.surplus.queries.payments import Standing, run_of, standing_of, stopped_with_names
from coop.surplus.queries.plans import plan_in_force
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from coop.surplus.views._wording import day
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table

WHY = {
    "no_payee": gettext_lazy("They have not set up a payout account yet. They are paid as soon as they have."),
    "payee_not_ready": gettext_lazy("Their payout account is not ready yet. They are paid as soon as it is."),
    "balance_insufficient": gettext_lazy(
        "There is not enough at the payment provider. Move money there, then try again."
    ),
}


@require_safe
@for_officers
def payment(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    plan = plan_in_force(found)
    if plan is None:
        raise NotDeclared
    run = run_of(plan)
    context: dict[str, Any] = {
        "year": found.year,
        "title": _("Paying the members' parts of {year}").format(year=found.year),
        "year_url": reverse("surplus:year", args=[found.year]),
        "plan_url": reverse("surplus:plan", args=[found.year, plan.number]),
        "cash": format_minor(plan.cash, found.unit),
        "run": run,
        "nothing": not plan.cash,
        **(_progress(plan, run) if run else {}),
    }
    part = getattr(request, "htmx", False) and run is not None
    return render(request, "coop/surplus/_progress.html" if part else "coop/surplus/payment.html", context)


def _progress(plan: Allocation, run: PayoutRun) -> dict[str, Any]:
    standing = standing_of(run)
    unit = plan.fiscal_year.unit
    stopped = stopped_with_names(run)
    return {
        "label": _("Members paid"),
        "value": standing.paid,
        "max": standing.count,
        "text": _("{paid} of {count}").format(paid=standing.paid, count=standing.count),
        "paid": _("{paid} of {amount} is paid.").format(
            paid=format_minor(standing.paid_amount, unit), amount=format_minor(standing.amount, unit)
        ),
        "started": _("Begun on {day}.").format(day=day(run.started_at)),
        "finished": _("Finished on {day}.").format(day=day(run.finished_at)) if run.finished_at else "",
        "at_rest": standing.at_rest,
        "rest": _rest_words(standing),
        "poll_url": "" if standing.at_rest else reverse("surplus:payment", args=[plan.fiscal_year.year]),
        "stopped": _stopped(stopped, unit) if stopped else None,
    }


def _rest_words(standing: Standing) -> str:
    """What does not go on by itself, in a sentence."""
    words = []
    if standing.waiting:
        words.append(
            ngettext(
                "{n} member waits for a payout account.", "{n} members wait for a payout account.", standing.waiting
            ).format(n=standing.waiting)
        )
    if standing.refused:
        words.append(
            ngettext("{n} payment was refused.", "{n} payments were refused.", standing.refused).format(
                n=standing.refused
            )
        )
    return " ".join(words)


def _stopped(stopped: list[Any], unit: str) -> Table:
    rows: list[list[Cell | str]] = [
        [
            Cell(name or _("A former member"), note=_("Member {number}").format(number=payout.row.member_no)),
            str(WHY.get(payout.detail, payout.detail)),
            format_minor(payout.amount, unit),
        ]
        for payout, name in stopped
    ]
    columns: list[Column | str] = [_("Who"), _("Why it waits"), Column(_("Amount"), numeric=True)]
    return Table(_("Not paid yet"), columns, rows, quiet_caption=True)
