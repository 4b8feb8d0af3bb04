"""A count of ranked papers as a readable page: for each stage the account in sentences, then the table."""

from coop.counting.calculations.phrasing import decimal
from coop.counting.calculations.stv_result import CountResult, Stage
from coop.counting.enums import Method
from coop.counting.reports.stv_account import account, closing, heading, opening

_TITLES = {
    Method.SCOTTISH_STV: "Scottish single transferable vote (SSI 2007/42, rules 45-52)",
    Method.IRV: "Instant run-off: the single transferable vote with one seat",
}


def stv_text(result: CountResult) -> str:
    lines = [result.election.title or "Election", _TITLES[result.method], "", *opening(result), ""]
    for stage in result.stages:
        title = f"Stage {stage.number}. {heading(result, stage)}"
        lines += [title, "-" * len(title), *account(result, stage), "", *_table(result, stage), ""]
    lines += closing(result)
    return "\n".join(lines) + "\n"


def _table(result: CountResult, stage: Stage) -> list[str]:
    before = result.stages[stage.number - 2] if stage.number > 1 else None
    rows = [("", "", "votes", "change" if before else "", "")]
    gone: dict[int, str] = {}
    for earlier in result.stages[: stage.number]:
        gone |= dict.fromkeys(earlier.elected, "elected") | dict.fromkeys(earlier.excluded, "excluded")
    for number in result.election.numbers:
        if number in result.withdrawn:
            continue
        held = stage.votes[number]
        change = _signed(held - before.votes[number]) if before else ""
        rows.append((str(number), result.election.name(number), _five(held), change, gone.get(number, "")))
    for label, now, then in (
        ("Not transferable", stage.non_transferable, before.non_transferable if before else 0),
        ("Lost with fractions", stage.lost, before.lost if before else 0),
    ):
        rows.append(("", label, _five(now), _signed(now - then) if before else "", ""))
    rows.append(("", "Valid poll", _five(result.poll), "", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return [
        f"  {a:>{widths[0]}}  {b:<{widths[1]}}  {c:>{widths[2]}}  {d:>{widths[3]}}  {e}".rstrip()
        for a, b, c, d, e in rows
    ]


def _five(units: int) -> str:
    whole, part = decimal(units).split(".")
    return f"{int(whole):,}.{part}"


def _signed(units: int) -> str:
    if units == 0:
        return ""
    return f"+{_five(units)}" if units > 0 else f"-{_five(-units)}"
