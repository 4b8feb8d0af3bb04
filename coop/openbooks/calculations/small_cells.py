"""Which months, quarters and years would let a reader work out what one person earned or paid.

A period is hidden when fewer than five people stand behind its figures (primary). What is hidden must not come back by
taking the other parts from the whole (complement): where a whole is shown, its hidden parts together have at least five
people behind them, so further parts are hidden until they have, those with the fewest people first. Where a whole is
hidden, so are all its parts. How many different people stand behind several parts is not known exactly, so it is taken
to be the most of any one of them: never too many.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from coop.openbooks.calculations.periods import Span, month_of, quarter_of, year_of

FEWEST = 5


def hidden_spans(people: Mapping[date, int]) -> set[str]:
    """The keys of the periods to hide. `people` has, for the first day of every month in which anything moved, how many
    different people stand behind it."""
    months = [month_of(month) for month in sorted(people)]
    quarters = list(dict.fromkeys(quarter_of(month.first) for month in months))
    years = list(dict.fromkeys(year_of(month.first) for month in months))
    behind = {span.key: max(people.get(month, 0) for month in span.months) for span in (*months, *quarters, *years)}
    hidden = {year.key for year in years if behind[year.key] < FEWEST}
    for year in years:
        hidden |= _hide_parts(year, [one for one in quarters if one.first.year == year.first.year], behind, hidden)
    for quarter in quarters:
        hidden |= _hide_parts(quarter, [one for one in months if one.first in quarter.months], behind, hidden)
    return hidden


def _hide_parts(whole: Span, parts: Sequence[Span], behind: Mapping[str, int], hidden: set[str]) -> set[str]:
    """The parts of a whole that have to be hidden."""
    if whole.key in hidden:
        return {part.key for part in parts}
    found = {part.key for part in parts if behind[part.key] < FEWEST}
    rest = sorted((part for part in parts if part.key not in found), key=lambda part: (behind[part.key], part.key))
    while found and rest and max(behind[key] for key in found) < FEWEST:
        found.add(rest.pop(0).key)
    return found


def published_level(movements: Sequence[tuple[date, int, int]], through: date) -> tuple[date | None, int]:
    """The newest level of what members own that may be shown at the end of the month `through`, and the month it is of.

    `movements` are (month, change in minor units, how many different accounts moved), in the order of months. A new
    level is shown only when at least five accounts moved since the last one shown: the difference of two levels is
    never one member's affair. (None, 0) before the first.
    """
    shown: tuple[date | None, int] = (None, 0)
    level, most = 0, 0
    for month, change, accounts in movements:
        if month > through:
            break
        level, most = level + change, max(most, accounts)
        if most >= FEWEST:
            shown, most = (month, level), 0
    return shown
