"""Numbers, days and steps in words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from coop.surplus.calculations.numbers import decimal, from_text, points
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.models import FiscalYear
from foundation.formats import date_format
from foundation.home import home_zone
from foundation.money.formatting import format_minor
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table

YEAR_TONES = {
    YearState.OPEN: "neutral",
    YearState.CLOSING: "wait",
    YearState.CLOSED: "info",
    YearState.DECLARED: "coop",
    YearState.PAID: "good",
}
PLAN_TONES = {
    AllocationState.FROZEN: "info",
    AllocationState.PROPOSED: "wait",
    AllocationState.DECLARED: "good",
    AllocationState.REVERSED: "bad",
    AllocationState.DROPPED: "neutral",
}


def state_words(year: FiscalYear) -> str:
    """How far a year has come; one without a result comes no further than its close."""
    if year.state == YearState.CLOSED and not year.result:
        return _("Closed, nothing to share")
    return str(year.get_state_display())


def day(moment: date | datetime) -> str:
    """A day in words, on the co-op's own calendar."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(home_zone())
    return date_format(moment, "l j F Y")


def span(first: date, last: date) -> str:
    """From a day to a day."""
    return _("{first} to {last}").format(first=date_format(first, "j F Y"), last=date_format(last, "j F Y"))


def percent(text: str | None) -> str:
    """An exact ratio as kept, in points: "85/2" is "42.5 %"."""
    return "" if text is None else points(from_text(text))


def steps_table(steps: Sequence[Mapping[str, Any]], result: int, unit: str) -> Table:
    """Every step: what it took, how much of what, and on whose word."""
    rows: list[list[Cell | str]] = [
        [
            Cell(step["title"], note=step["note"]),
            percent(step["percent"]),
            Cell(step["citation"] or _("the meeting"), url=step["url"]),
            format_minor(step["amount"], unit),
        ]
        for step in steps
    ]
    columns: list[Column | str] = [
        _("What for"),
        Column(_("Part"), numeric=True),
        _("Who says so"),
        Column(_("Amount"), numeric=True),
    ]
    foot: list[Cell | str] = [_("The whole result"), "", "", format_minor(result, unit)]
    return Table(_("Step by step"), columns, rows, foot, quiet_caption=True)


def steps_chart(steps: Sequence[Mapping[str, Any]], unit: str, *, loss: bool) -> Chart:
    """The same as bars."""
    taken = [step for step in steps if step["amount"]]
    return Chart(
        _("What covers the loss") if loss else _("Where it goes"),
        [step["title"] for step in taken],
        [
            Series(
                _("Amount"),
                [abs(step["amount"]) for step in taken],
                [format_minor(abs(step["amount"]), unit) for step in taken],
            )
        ],
        label_heading=_("What for"),
    )


def formula_lines(parts: Sequence[Mapping[str, Any]], steps: Sequence[Mapping[str, Any]], unit: str) -> list[str]:
    """How one person's part was worked out, a sentence for each pool, with their own numbers."""
    by_code = {step["code"]: step for step in steps}
    return [_sentence(part, by_code.get(part["step"], {}), unit) for part in parts if part["amount"]]


def _sentence(part: Mapping[str, Any], step: Mapping[str, Any], unit: str) -> str:
    mine, every = from_text(part["weight"]), from_text(part["total_weight"])
    measure = "interest" if step.get("kind") == "interest" else str(step.get("formula", ""))
    return _("{title}: {pool} × {mine} ÷ {every} = {amount}").format(
        title=step.get("title", part["step"]),
        pool=format_minor(abs(part["pool"]), unit),
        mine=measured(measure, mine, unit),
        every=measured(measure, every, unit),
        amount=format_minor(abs(part["amount"]), unit),
    )


def measured(measure: str, value: Fraction, unit: str) -> str:
    """A weight as people read it: money earned, hours, or a plain number."""
    if measure in ("earnings", "purchases") and value.denominator == 1:
        return format_minor(int(value), unit)
    if measure == "hours":
        return _("{number} hours").format(number=decimal(value))
    return decimal(value, 4)
