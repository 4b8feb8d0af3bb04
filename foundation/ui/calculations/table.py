"""A plain table of ready words: rows on a wide screen, cards on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`numeric` sets figures to the right, where their digits line up. The first column heads the card on a phone."""

    heading: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """Words, and where they lead. `badge` is a tone: the words are then drawn as a badge."""

    text: str
    url: str = ""
    badge: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """`rows` are sequences of `Cell` or plain text, as long as `columns`; `foot` is a last row of totals.

    `caption` names the table for everyone; `quiet_caption` only for those who cannot see the heading above it.
    """

    caption: str
    columns: Sequence[Column | str]
    rows: Sequence[Sequence[Cell | str]]
    foot: Sequence[Cell | str] = ()
    quiet_caption: bool = False

    def __post_init__(self) -> None:
        for row in [*self.rows, *([self.foot] if self.foot else [])]:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {self.caption!r} has {len(row)} cells for {len(self.columns)} columns")

    @property
    def heads(self) -> list[Column]:
        return [one if isinstance(one, Column) else Column(one) for one in self.columns]

    def _joined(self, row: Sequence[Cell | str]) -> list[tuple[Column, Cell]]:
        cells = [one if isinstance(one, Cell) else Cell(one) for one in row]
        return list(zip(self.heads, cells, strict=True))

    @property
    def body(self) -> list[list[tuple[Column, Cell]]]:
        return [self._joined(row) for row in self.rows]

    @property
    def totals(self) -> list[tuple[Column, Cell]]:
        return self._joined(self.foot) if self.foot else []
