"""Reading a table of workers with their listings: one line a listing, the worker's columns on each."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Column: what it holds. Required ones come first; docs/import-listings.md explains each.
REQUIRED = ("email", "name", "trade", "title", "price", "minutes")
OPTIONAL = (
    "headline", "bio", "languages", "postcode", "latitude", "longitude", "area", "zone", "radius_km",
    "summary", "includes", "not_included", "price_shape", "max_minutes", "step_minutes", "grid_minutes",
    "setup_minutes", "wrapup_minutes", "notice_hours", "horizon_days", "listing_radius_km", "place_mode",
    "cancellation", "extras", "publish",
)  # fmt: skip
# Columns that say something about the worker: the first line of a worker counts, later ones may leave them empty.
OF_WORKER = ("name", "headline", "bio", "languages", "postcode", "latitude", "longitude", "area", "zone", "radius_km")


class TableProblem(ValueError):
    """Why the table cannot be read on from a line, as a sentence. `line` counts from 1."""

    def __init__(self, sentence: str, line: int = 1) -> None:
        self.line = line
        super().__init__(sentence)


class RowProblem(ValueError):
    """Why one cell cannot be used, as a sentence."""


@dataclass(frozen=True)
class ExtraText:
    """An extra as it is written: name, price, minutes, how often."""

    name: str
    price: str
    minutes: int = 0
    most: int = 1


@dataclass(frozen=True)
class ListingRow:
    """One line: its number in the file, and its cells by column, stripped; absent columns are empty.

    `spare` counts cells with something in them that no column names.
    """

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    spare: int = 0

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_rows(lines: Iterable[str]) -> Iterator[ListingRow]:
    """Yield the lines of a table with a header, parted by commas, semicolons or tabs. Raises TableProblem."""
    source = iter(lines)
    first = next(source, "")
    delimiter = max(",", ";", "\t", key=first.count)
    columns = _columns(first, delimiter)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    any_row = False
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                any_row = True
                named = dict(zip(columns, stripped, strict=False))
                spare = sum(bool(cell) for cell in stripped[len(columns) :])
                yield ListingRow(line=reader.line_num + 1, cells=named, spare=spare)
    except csv.Error as error:
        raise TableProblem(f"this is not CSV ({error})", reader.line_num + 1) from None
    if not any_row:
        raise TableProblem("below the first line there are no listings")


def _columns(first: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([first], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise TableProblem(f"this is not CSV ({error})") from None
    columns = [name.strip().casefold().replace(" ", "_") for name in cells]
    while columns and not columns[-1]:
        columns.pop()
    missing = [name for name in REQUIRED if name not in columns]
    unknown = [name for name in columns if name not in REQUIRED + OPTIONAL]
    if missing:
        raise TableProblem(f"the first line has to name the columns; missing: {', '.join(missing)}")
    if unknown:
        raise TableProblem(
            f"the first line names columns we do not know: {', '.join(name or '“”' for name in unknown)}"
        )
    if len(set(columns)) != len(columns):
        raise TableProblem("the first line names a column twice")
    return columns


def whole(text: str, *, default: int) -> int:
    """A whole number, or the default for an empty cell. Raises RowProblem."""
    if not text:
        return default
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise RowProblem(f"“{shown(text)}” is not a whole number")
    return int(text)


def kilometres(text: str, *, default: int) -> int:
    """Kilometres such as "8" or "2.5" as whole metres. Raises RowProblem."""
    if not text:
        return default
    whole_part, _dot, part = text.replace(",", ".").partition(".")
    if not re.fullmatch(r"[0-9]{1,9}", whole_part) or not re.fullmatch(r"[0-9]*", part):
        raise RowProblem(f"“{shown(text)}” is not a number of kilometres")
    return int(whole_part) * 1000 + int((part + "000")[:3])


def yes(text: str) -> bool:
    """ "yes" or "no"; empty is no. Raises RowProblem."""
    answer = text.casefold()
    if answer in {"", "no", "n", "false", "0"}:
        return False
    if answer in {"yes", "y", "true", "1"}:
        return True
    raise RowProblem(f"“{shown(text)}” is neither yes nor no")


def extras_in(text: str) -> list[ExtraText]:
    """Extras as "name = price = minutes = times | name = price ...": minutes and times may be left out.

    Raises RowProblem.
    """
    found = []
    for part in text.split("|"):
        if not part.strip():
            continue
        pieces = [piece.strip() for piece in part.split("=")]
        if not 2 <= len(pieces) <= 4:
            raise RowProblem(f"the extra “{shown(part.strip())}” should read: name = price = minutes = times")
        found.append(
            ExtraText(
                name=pieces[0],
                price=pieces[1],
                minutes=whole(pieces[2] if len(pieces) > 2 else "", default=0),
                most=whole(pieces[3] if len(pieces) > 3 else "", default=1),
            )
        )
    return found


def shown(text: str) -> str:
    """What was written, short enough to repeat."""
    return text if len(text) <= 40 else f"{text[:40]}…"
