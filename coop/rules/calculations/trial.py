"""A proposed rule tried on a year that is over: who would have got more, who less, without telling on anybody.

Whole minor units throughout. A cell of one to four people is hidden, and with it whatever would give it away by
subtraction: another band, the totals, and then every sum of money.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

FEWEST = 5


@dataclass(frozen=True)
class Person:
    """One person's year: `size` puts them into a band; `change` is what they get more (or less) by the proposal."""

    size: int
    change: int


@dataclass(frozen=True)
class Cells:
    """People who get more, less and the same; what changes for all of them together. None: hidden."""

    people: int | None
    more: int | None
    less: int | None
    same: int | None
    change: int | None

    @property
    def hidden(self) -> bool:
        return self.more is None

    @property
    def adds_up(self) -> bool:
        """Whether what is shown agrees with itself."""
        return self.hidden or self.people == (self.more or 0) + (self.less or 0) + (self.same or 0)


@dataclass(frozen=True)
class Band:
    """People whose year was from `lowest` up to, but not including, `below` (None: no upper end)."""

    lowest: int
    below: int | None
    cells: Cells


@dataclass(frozen=True)
class Group:
    """Everybody on one side: `name` is workers or customers."""

    name: str
    total: Cells
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Trial:
    """The whole answer. `coop_change` is what the co-op gets more or less, None where that would tell on somebody.

    `bookings` were looked at and `touched` would have been otherwise; `books` is what the ledger says was paid to
    workers in the same days; `unknown` are sentences about what nobody can know beforehand.
    """

    key: str
    scope: str
    value: Any
    value_now: Any
    first: date
    last: date
    bookings: int
    touched: int
    groups: tuple[Group, ...]
    coop_change: int | None
    books: int
    unknown: tuple[str, ...] = ()


def cells_of(people: Iterable[Person]) -> Cells:
    """Count, without hiding anything yet."""
    changes = [person.change for person in people]
    more, less = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    return Cells(len(changes), more, less, len(changes) - more - less, sum(changes))


def tells_on_somebody(cells: Cells) -> bool:
    """Whether a cell is about one to four people."""
    return any(0 < (number or 0) < FEWEST for number in (cells.people, cells.more, cells.less, cells.same))


def group_of(name: str, people: Sequence[Person], edges: Sequence[int] = ()) -> Group:
    """Count a side in bands that begin at `edges` (rising; below the first is a band too), hiding small cells."""
    total = cells_of(people)
    shown = Group(name, _hide(total) if tells_on_somebody(total) else total)
    if not edges:
        return shown
    banded = joined(people, edges)
    hidden = hidden_bands([cells_of(inside) for _low, _below, inside in banded])
    bands = []
    for place, (low, below, inside) in enumerate(banded):
        cells = cells_of(inside)
        bands.append(Band(low, below, _hide(cells) if place in hidden else cells))
    return Group(name, shown.total, tuple(bands))


def joined(people: Sequence[Person], edges: Sequence[int]) -> list[tuple[int, int | None, list[Person]]]:
    """Bands from lowest to highest, each joined with the next until it holds five people; the rest joins the last."""
    by_band: list[list[Person]] = [[] for _ in range(len(edges) + 1)]
    for person in people:
        by_band[bisect_right(edges, person.size)].append(person)
    found: list[tuple[int, int | None, list[Person]]] = []
    low, waiting = 0, list[Person]()
    for below, inside in zip((*edges, None), by_band, strict=True):
        waiting = waiting + inside
        if len(waiting) >= FEWEST:
            found.append((low, below, waiting))
            low, waiting = below or 0, []
    if waiting or (found and found[-1][1] is not None):
        last_low, _below, last = found.pop() if found else (0, None, [])
        found.append((last_low, None, last + waiting))
    return found


def hidden_bands(cells: Sequence[Cells]) -> set[int]:
    """Which bands to hide: those with a small cell, and the smallest others until nothing is left to subtract."""
    hidden = {place for place, one in enumerate(cells) if tells_on_somebody(one)}
    rest = sorted((one.people or 0, place) for place, one in enumerate(cells) if place not in hidden)
    while hidden and rest and (len(hidden) == 1 or tells_on_somebody(_together(cells, hidden))):
        hidden.add(rest.pop(0)[1])
    return hidden


def without_sums(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Take every sum of money away: where one side is too small to show, the other side's sums would tell."""
    return tuple(
        Group(
            group.name,
            _no_sum(group.total),
            tuple(Band(band.lowest, band.below, _no_sum(band.cells)) for band in group.bands),
        )
        for group in groups
    )


def protected(groups: Sequence[Group], coop_change: int) -> tuple[tuple[Group, ...], int | None]:
    """The groups and the co-op's change as they may be shown."""
    if any(group.total.hidden for group in groups):
        return without_sums(groups), None
    return tuple(groups), coop_change


def _together(cells: Sequence[Cells], places: Iterable[int]) -> Cells:
    picked = [cells[place] for place in places]
    names = ("people", "more", "less", "same", "change")
    return Cells(*(sum(getattr(one, name) or 0 for one in picked) for name in names))


def _hide(cells: Cells) -> Cells:
    """The number of people is a cell too: one to four are "fewer than five". A band of so few stands alone."""
    few = 0 < (cells.people or 0) < FEWEST
    return Cells(None if few else cells.people, None, None, None, None)


def _no_sum(cells: Cells) -> Cells:
    return Cells(cells.people, cells.more, cells.less, cells.same, None)
