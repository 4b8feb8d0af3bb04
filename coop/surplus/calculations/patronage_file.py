"""A treasurer's file of who did what: ``member,class,<measures>`` in CSV, read strictly.

Besides measures (``hours``, ``earnings``, anything a formula names) four columns have a meaning of their own:
``number`` (settles ties), ``shares`` (share capital held), ``share_days`` (for how many days of the year, 365 if
absent) and ``capital`` (retained patronage still held, the most a loss can take). Money has the currency's decimals.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from coop.surplus.calculations.types import Holding, MemberInput

CLASSES = ("worker", "user", "supporter", "employee")
MOST_DECIMALS, MOST_DIGITS = 6, 15
LONGEST_NAME, MOST_ROWS = 100, 1_000_000
_COLUMN = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
MONEY_COLUMNS, COUNT_COLUMNS = ("shares", "capital"), ("number", "share_days")


class FileRefused(ValueError):
    """The file cannot be used. ``line`` counts from 1; 0 means the file as a whole."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"line {line}: {reason}" if line else reason)


def read_patronage(raw: bytes, *, places: int = 2, extra_classes: Sequence[str] = ()) -> list[MemberInput]:
    """The people in the file, in its order. ``places``: decimals of the currency. Raises FileRefused."""
    text = _decoded(raw)
    rows = _rows(text)
    try:
        line, header = next(rows)
    except StopIteration:
        raise FileRefused(0, "the file is empty") from None
    columns = _columns(line, header)
    found: list[tuple[int, dict[str, str]]] = []
    for line, cells in rows:
        if len(cells) != len(columns):
            raise FileRefused(line, f"{len(cells)} cells, but the first line names {len(columns)} columns")
        if len(found) == MOST_ROWS:
            raise FileRefused(line, f"more than {MOST_ROWS:,} members")
        found.append((line, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    if not found:
        raise FileRefused(0, "the file names no members")
    names = _names(found)
    numbers = _numbers(found, names)
    classes = tuple(dict.fromkeys((*CLASSES, *extra_classes)))
    return [
        _member(line, row, name, number, classes, places)
        for (line, row), name, number in zip(found, names, numbers, strict=True)
    ]


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(1, "this is UTF-16; save it as CSV in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FileRefused(line, "this is not UTF-8; save it as CSV in UTF-8") from None
    if "\0" in text:
        raise FileRefused(text.count("\n", 0, text.index("\0")) + 1, "there is a NUL character; this is not a CSV file")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it starts on, empty lines passed over. Semicolons will do if the header has no comma."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefused(line, f"this is not CSV ({error})") from None
        if any(cell.strip() for cell in cells):
            yield line, cells


def _columns(line: int, header: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in header]
    for needed in ("member", "class"):
        if needed not in columns:
            raise FileRefused(line, f"the column {needed!r} is missing; the first line is member,class,<measures>")
    for column in columns:
        if columns.count(column) > 1:
            raise FileRefused(line, f"the column {column!r} is there twice")
        if not _COLUMN.fullmatch(column):
            raise FileRefused(line, f"{_shown(column)} is not a name for a column: small letters, digits and _")
    if not set(columns) - {"member", "class", *MONEY_COLUMNS, *COUNT_COLUMNS}:
        raise FileRefused(line, "there is no column with a measure, such as hours or earnings")
    return columns


def _names(found: Sequence[tuple[int, dict[str, str]]]) -> list[str]:
    seen: dict[str, int] = {}
    for line, row in found:
        name = unicodedata.normalize("NFC", row["member"])
        if not name:
            raise FileRefused(line, "the member is empty")
        if len(name) > LONGEST_NAME or not name.isprintable():
            raise FileRefused(line, "the member's name is too long or holds characters that cannot be shown")
        if name in seen:
            raise FileRefused(line, f"{name} is there twice, first on line {seen[name]}")
        seen[name] = line
    return list(seen)


def _numbers(found: Sequence[tuple[int, dict[str, str]]], names: Sequence[str]) -> list[int]:
    """Member numbers: from their column, or the names where all are numbers, or the place in alphabetical order."""
    if "number" in found[0][1]:
        taken: dict[int, int] = {}
        for line, row in found:
            number = _whole(line, "number", row["number"])
            if number in taken:
                raise FileRefused(line, f"the number {number} is there twice, first on line {taken[number]}")
            taken[number] = line
        return list(taken)
    if all(re.fullmatch(r"[1-9][0-9]{0,14}", name) for name in names):
        return [int(name) for name in names]
    place = {name: number for number, name in enumerate(sorted(names, key=_natural), start=1)}
    return [place[name] for name in names]


def _natural(name: str) -> list[tuple[int, int, str]]:
    """m2 comes before m10."""
    pieces = re.split(r"([0-9]+)", name)
    return [(0, int(piece), piece) if piece.isascii() and piece.isdigit() else (1, 0, piece) for piece in pieces]


def _member(line: int, row: dict[str, str], name: str, number: int, classes: Sequence[str], places: int) -> MemberInput:
    class_code = row["class"].lower()
    if class_code not in classes:
        raise FileRefused(line, f"the class {_shown(row['class'])} is unknown; known are {', '.join(classes)}")
    money = {column: _money(line, column, row[column], places) for column in MONEY_COLUMNS if column in row}
    days = _whole(line, "share_days", row["share_days"]) if "share_days" in row else 365
    if days > 366:
        raise FileRefused(line, "share_days is more than a year has")
    own = {"member", "class", *MONEY_COLUMNS, *COUNT_COLUMNS}
    return MemberInput(
        member=name,
        number=number,
        class_code=class_code,
        measures={key: _measure(line, key, value) for key, value in row.items() if key not in own},
        holdings=(Holding(money["shares"], days),) if money.get("shares") else (),
        capital=money.get("capital", 0),
    )


def _money(line: int, column: str, text: str, places: int) -> int:
    return int(_decimal(line, column, text, places) * 10**places)


def _whole(line: int, column: str, text: str) -> int:
    return int(_decimal(line, column, text, 0))


def _measure(line: int, column: str, text: str) -> Fraction:
    return _decimal(line, column, text, MOST_DECIMALS)


def _decimal(line: int, column: str, text: str, places: int) -> Fraction:
    try:
        return plain_decimal(text, places)
    except ValueError as error:
        raise FileRefused(line, f"{column}: {error}") from None


def plain_decimal(text: str, places: int, *, signed: bool = False) -> Fraction:
    """A number typed by hand, with at most ``places`` decimals. Raises ValueError with the reason."""
    body = text[1:] if signed and text.startswith("-") else text
    if not body:
        raise ValueError("this is empty; write 0 if it is nothing")
    if _NUMBER.fullmatch(body):
        whole, _, part = body.partition(".")
        if len(part) > places:
            raise ValueError(f"{_shown(text)} has more than {places} decimals")
        if len(whole.lstrip("0")) > MOST_DIGITS:
            raise ValueError(f"{_shown(text)} is too large")
        return Fraction(text)
    if re.fullmatch(r"-[0-9.]+", body):
        raise ValueError(f"{_shown(text)} is below nought")
    if "," in body:
        raise ValueError(f"{_shown(text)} is not a plain number; write a point for decimals and nothing for thousands")
    raise ValueError(f"{_shown(text)} is not a plain number, such as 12 or 12.5")


def _shown(text: str) -> str:
    """What was found, safe and short enough to print."""
    clean = "".join(char if char.isprintable() else "?" for char in text)
    return f"'{clean[:40]}…'" if len(clean) > 40 else f"'{clean}'"
