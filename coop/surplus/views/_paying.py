"""How far a payment has come, in words and figures, for the pages that show one."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coop.surplus.models import PayoutRun
from coop.surplus.queries.payments import Standing, standing_of, stopped_with_names
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


def progress(run: PayoutRun, *, unit: str, url: str) -> dict[str, Any]:
    """How many are paid, how much, and who waits for what. `url` is asked again until it rests."""
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
        "at_rest": standing.at_rest,
        "rest": _rest_words(standing),
        "poll_url": "" if standing.at_rest else url,
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
