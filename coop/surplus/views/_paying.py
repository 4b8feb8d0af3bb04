"""How far a payment has come, in words and figures, for the pages that show one."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coop.surplus.models import Allocation, PayoutRun
from coop.surplus.queries.payments import Standing, standing_of, stopped_with_names
from coop.surplus.views._wording import day
from foundation.home import first_instant
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table

WHY = {
    "no_payee": gettext_lazy("They have not set up a payout account yet. They are paid as soon as they have."),
    "payee_not_ready": gettext_lazy("Their payout account is not ready yet. They are paid as soon as it is."),
    "balance_insufficient": gettext_lazy(
        "There is not enough at the payment provider. Move money there, then try again."
    ),
}


def progress(run: PayoutRun, *, unit: str, url: str, waits: bool = False) -> dict[str, Any]:
    """How many are paid, how much, and who waits for what. `url` is asked again until it rests, or `waits`."""
    standing = standing_of(run)
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
        "withheld": _withheld_words(standing, unit),
        "at_rest": standing.at_rest,
        "rest": _rest_words(standing),
        "poll_url": "" if standing.at_rest or waits else url,
        "stopped": _stopped(stopped, unit) if stopped else None,
    }


def wait_words(plan: Allocation, *, at: datetime) -> str:
    """Why nothing is sent yet, where the day of the plan has not come."""
    if plan.payable_from is None or at >= first_instant(plan.payable_from):
        return ""
    words = _("Nothing is sent before {day}: that is the day the members decided on. It begins by itself on that day.")
    return words.format(day=day(plan.payable_from))


def tax_words(plan: Allocation) -> str:
    """How much of the cash goes to the tax office."""
    if not plan.withheld:
        return ""
    words = _("Of it, {amount} is tax that you keep back and pass on to the tax office.")
    return words.format(amount=format_minor(plan.withheld, plan.unit))


def _withheld_words(standing: Standing, unit: str) -> str:
    if not standing.withheld:
        return ""
    words = _("{done} of {amount} of tax is kept back so far, on account 2320, until you pass it on to the tax office.")
    return words.format(done=format_minor(standing.withheld_so_far, unit), amount=format_minor(standing.withheld, unit))


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
            Cell(
                name or _("A former member"),
                note=_("Member {number}").format(number=payout.member.member_no if payout.member else "–"),
            ),
            str(WHY.get(payout.detail, payout.detail)),
            format_minor(payout.amount, unit),
        ]
        for payout, name in stopped
    ]
    columns: list[Column | str] = [_("Who"), _("Why it waits"), Column(_("Amount"), numeric=True)]
    return Table(_("Not paid yet"), columns, rows, quiet_caption=True)
