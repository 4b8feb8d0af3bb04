"""Reading a table of workers with their listings: one line a listing, the worker's columns on each."""

import csv
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
    """Why the whole table cannot be read, as a sentence."""


@dataclass(frozen=True)
class ExtraText:
    """An extra as it is written: name, price, minutes, how often."""

    name: str
    price: str
    minutes: int = 0
    most: int = 1


@dataclass(frozen=True)
class ListingRow:
    """One line: its number in the file, and its cells by column, stripped; absent columns are empty."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_rows(lines: Iterable[str]) -> Iterator[ListingRow]:
    """Yield the lines of a comma- or semicolon-separated table with a header. Raises TableProblem."""
    source = iter(lines)
    first = next(source, "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    columns = [name.strip().casefold().replace(" ", "_") for name in next(csv.reader([first], delimiter=delimiter), [])]
    missing = [name for name in REQUIRED if name not in columns]
    unknown = [name for name in columns if name and name not in REQUIRED + OPTIONAL]
    if missing:
        raise TableProblem(f"the first line has to name the columns; missing: {', '.join(missing)}")
    if unknown:
        raise TableProblem(f"the first line names columns we do not know: {', '.join(unknown)}")
    if len(set(columns)) != len(columns):
        raise TableProblem("the first line names a column twice")
    counted = csv.reader(source, delimiter=delimiter)
    for cells in counted:
        if any(cell.strip() for cell in cells):
            named = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
            yield ListingRow(line=counted.line_num + 1, cells=named)


def whole(text: str, *, default: int) -> int:
    """A whole number, or the default for an empty cell. Raises ValueError with a sentence."""
    if not text:
        return default
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a whole number") from None


def kilometres(text: str, *, default: int) -> int:
    """Kilometres such as "8" or "2.5" as whole metres. Raises ValueError with a sentence."""
    if not text:
        return default
    whole_part, _dot, part = text.replace(",", ".").partition(".")
    if not whole_part.isdigit() or (part and not part.isdigit()):
        raise ValueError(f"“{text}” is not a number of kilometres")
    return int(whole_part) * 1000 + int((part + "000")[:3])


def yes(text: str) -> bool:
    """ "yes" or "no"; empty is no. Raises ValueError with a sentence."""
    answer = text.casefold()
    if answer in {"", "no", "n", "false", "0"}:
        return False
    if answer in {"yes", "y", "true", "1"}:
        return True
    raise ValueError(f"“{text}” is neither yes nor no")


def extras_in(text: str) -> list[ExtraText]:
    """Extras as "name = price = minutes = times | name = price ...": minutes and times may be left out.

    Raises ValueError with a sentence.
    """
    found = []
    for part in text.split("|"):
        if not part.strip():
            continue
        pieces = [piece.strip() for piece in part.split("=")]
        if not 2 <= len(pieces) <= 4:
            raise ValueError(f"the extra “{part.strip()}” should read: name = price = minutes = times")
        found.append(
            ExtraText(
                name=pieces[0],
                price=pieces[1],
                minutes=whole(pieces[2] if len(pieces) > 2 else "", default=0),
                most=whole(pieces[3] if len(pieces) > 3 else "", default=1),
            )
        )
    return found
