"""The stages of a ranked count as a table: a row for each candidate, a column for each stage."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table


def shown(votes: str) -> str:
    """Votes with five decimals as people read them: no decimals where they are all zero."""
    whole, _dot, part = votes.partition(".")
    return whole if not part.strip("0") else f"{whole}.{part}"


def stage_table(result: Mapping[str, Any], names: Sequence[str]) -> Table:
    """``names`` in the order of the count file. What is lost with cut-off fractions is among the non-transferable."""
    stages = result["stages"]
    columns = [Column(_("Candidate")), *(Column(_("Stage %(n)d") % {"n": s["stage"]}, numeric=True) for s in stages)]
    rows: list[list[Cell | str]] = []
    for number, name in enumerate(names, start=1):
        row: list[Cell | str] = [name]
        for stage in stages:
            row.append(Cell(shown(stage["votes"][str(number)]), note=_fate(stage, number)))
        rows.append(row)
    rows.append([_("Not transferable"), *(shown(stage["non_transferable"]) for stage in stages)])
    total = [_("All votes"), *(str(result["valid"]) for _stage in stages)]
    return Table(_("Votes at each stage"), columns, rows, foot=total)


def stage_charts(result: Mapping[str, Any], names: Sequence[str]) -> list[Chart]:
    """The first preferences and the last stage as bars, each against the quota."""
    stages = result["stages"]
    picked = [stages[0]] if len(stages) == 1 else [stages[0], stages[-1]]
    return [
        Chart(
            title=_("Stage %(n)d: %(what)s") % {"n": stage["stage"], "what": stage["action"]},
            labels=list(names),
            series=[
                Series(
                    _("Votes"),
                    [_units(stage["votes"][str(number)]) for number in range(1, len(names) + 1)],
                    [shown(stage["votes"][str(number)]) for number in range(1, len(names) + 1)],
                )
            ],
            description=_("The quota is %(quota)d votes.") % {"quota": result["quota"]},
            label_heading=_("Candidate"),
        )
        for stage in picked
    ]


def _units(votes: str) -> int:
    whole, _dot, part = votes.partition(".")
    return int(whole + part.ljust(5, "0"))


def _fate(stage: Mapping[str, Any], number: int) -> str:
    if number in stage["elected"]:
        return _("elected")
    return _("excluded") if number in stage["excluded"] else ""
