"""What a draft and a plan have in common on a page: the picture, the steps, and the reader's own numbers."""

from typing import Any

from django.utils.translation import gettext as _

from coop.surplus.calculations.withholding import INTEREST
from coop.surplus.models import Allocation, AllocationRow, Draft, DraftRow
from coop.surplus.views._wording import day, formula_lines, percent, steps_chart, steps_table
from foundation.money.formatting import format_minor


def shown(one: Draft | Allocation, unit: str) -> dict[str, Any]:
    """Chart and table of the steps, and the three figures that matter."""
    loss = one.result < 0
    return {
        "chart": steps_chart(one.steps, unit, loss=loss),
        "table": steps_table(one.steps, one.result, unit),
        "stats": [
            {"figure": format_minor(abs(one.result), unit), "label": _("lost") if loss else _("to share")},
            {
                "figure": format_minor(abs(one.to_members), unit),
                "label": _("borne by members' accounts") if loss else _("to members"),
                "note": ""
                if loss
                else _("{cash} paid out, {retained} kept as their capital").format(
                    cash=format_minor(one.cash, unit), retained=format_minor(one.retained, unit)
                ),
            },
            {
                "figure": format_minor(abs(one.to_common), unit),
                "label": _("from reserves, or carried on") if loss else _("to reserves and funds"),
            },
        ],
        "paying": paying_words(one, unit),
        "formulas": [
            {"title": step["title"], "words": step["formula_words"]} for step in one.steps if step["formula_words"]
        ],
    }


def paying_words(one: Draft | Allocation, unit: str) -> list[dict[str, str]]:
    """Tax that is kept back of what is paid, by which law; and the day before which nothing is paid."""
    lines = [
        {
            "text": (
                _("Tax of {percent} on the interest that is paid out is kept back for the tax office: {amount}.")
                if rule["of"] == INTEREST
                else _("Tax of {percent} on the part that is paid out is kept back for the tax office: {amount}.")
            ).format(percent=percent(rule["percent"]), amount=format_minor(rule["amount"], unit)),
            "citation": rule["citation"],
            "url": rule["url"],
        }
        for rule in one.withholding
    ]
    if one.cash and one.payable_from is not None:
        words = _("Nothing is paid before {day}.").format(day=day(one.payable_from))
        lines.append({"text": words, "citation": "", "url": ""})
    return lines


def mine(row: DraftRow | AllocationRow | None, one: Draft | Allocation, unit: str) -> dict[str, Any]:
    """What it means for the reader, with the formula filled in; a sentence when it means nothing."""
    if row is None:
        return {"none": _("You were not a member in that year, so you have no part in it.")}
    if not row.total:
        return {"none": _("You have no part in it: nothing was counted for you in that year.")}
    amounts = [
        (_("Paid out to you"), row.cash),
        (_("of it, tax kept back for the tax office"), row.withheld),
        (_("Added to your capital account") if row.total > 0 else _("Taken from your capital account"), row.retained),
    ]
    return {
        "total": format_minor(abs(row.total), unit),
        "loss": row.total < 0,
        "lines": [{"label": label, "value": format_minor(abs(amount), unit)} for label, amount in amounts if amount],
        "formula": formula_lines(row.parts, one.steps, unit),
    }
