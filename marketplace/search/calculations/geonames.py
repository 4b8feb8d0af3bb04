"""Reading the two files of GeoNames, tab- or comma-separated, with or without a header line.

Postal codes (12 columns): country code, postal code, place name, admin name1, admin code1, admin name2, admin code2,
admin name3, admin code3, latitude, longitude, accuracy.
Place names (19 columns): geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code,
country code, cc2, admin1 code, admin2 code, admin3 code, admin4 code, population, elevation, dem, timezone,
modification date. Source: the readme files of download.geonames.org/export.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

POSTAL_COLUMNS = 12
NAME_COLUMNS = 19
MICRO = 1_000_000
POSTCODE, TOWN = "postcode", "town"
# Populated places and the divisions people give as where they live; not mountains, shops or streams.
FEATURE_CLASSES = {"P", "A"}
# As long as the columns of the table: folding a letter can make several of it.
LONGEST_KEY = 200
MOST_PEOPLE = 10**12


@dataclass(frozen=True)
class PlaceRow:
    """A row ready for the table."""

    kind: str
    source_key: str
    code: str
    name: str
    key: str
    region: str
    country: str
    latitude_e6: int
    longitude_e6: int
    population: int = 0
    zone: str = ""


class RowProblem(ValueError):
    """Why one row cannot be used, as a sentence."""


class TableProblem(ValueError):
    """Why the file cannot be read on from a line, as a sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        self.line = line
        super().__init__(sentence)


def fold(text: str) -> str:
    """Lower case, no accents, single spaces: "  Bœuf-en-Daube " and "bœuf-en-daube" are looked up alike."""
    # Spread before the case is folded too: some letters, such as the mathematical ones, are capitals only then.
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(one for one in spread if not unicodedata.combining(one))
    return re.sub(r"[\s,]+", " ", bare).strip()


def compact(code: str) -> str:
    """A postcode as it is compared: capital letters and digits only."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def micro_degrees(text: str, *, limit: int, name: str) -> int:
    """Read degrees written with a point ("-2.0134") as millionths, exactly. Raises RowProblem."""
    try:
        degrees = Decimal(text.strip())
    except InvalidOperation:
        raise RowProblem(f"{name} “{text.strip()[:30]}” is not a number of degrees") from None
    if not degrees.is_finite() or abs(degrees) > limit:
        raise RowProblem(f"{name} {text.strip()[:30]} is not between -{limit} and {limit}")
    return int((degrees * MICRO).to_integral_value())


def read_table(lines: Iterable[str], *, comma: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, columns). GeoNames' own files are tab-separated and never quoted; commas may be quoted.

    Raises TableProblem.
    """
    if comma:
        reader = csv.reader(lines, strict=True)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield reader.line_num, row
        except csv.Error as error:
            raise TableProblem(reader.line_num, f"this is not CSV ({error})") from None
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, line.rstrip("\r\n").split("\t")


def is_header(row: list[str]) -> bool:
    """Whether a first row names the columns instead of holding a place."""
    names = {fold(cell).replace("_", " ").replace(" ", "") for cell in row}
    return bool(names & {"latitude", "lat"}) and bool(names & {"longitude", "lng", "lon", "long"})


def parse_row(row: list[str]) -> PlaceRow | None:
    """Turn the columns of either file into a place; None for a feature people do not live in. Raises RowProblem."""
    if len(row) == POSTAL_COLUMNS:
        return _postal(row)
    if len(row) == NAME_COLUMNS:
        return _named(row)
    raise RowProblem(
        f"it has {len(row)} columns; a GeoNames postal-code file has {POSTAL_COLUMNS}, a place-name file {NAME_COLUMNS}"
    )


def _country(text: str) -> str:
    code = text.strip().upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise RowProblem(f"“{text.strip()[:30]}” is not a two-letter country code")
    return code


def _short(text: str, longest: int, what: str) -> str:
    text = text.strip()
    if not text:
        raise RowProblem(f"it has no {what}")
    if len(text) > longest:
        raise RowProblem(f"its {what} is longer than {longest} characters")
    return text


def _key(name: str) -> str:
    key = fold(name)
    if not key or len(key) > LONGEST_KEY:
        raise RowProblem(f"the name “{name[:30]}” cannot be looked up")
    return key


def _postal(row: list[str]) -> PlaceRow:
    country = _country(row[0])
    code = compact(_short(row[1], 20, "postal code"))
    if not 1 <= len(code) <= 20:
        raise RowProblem(f"“{row[1].strip()}” is not a postal code")
    name = _short(row[2], 180, "place name")
    key = _key(name)
    return PlaceRow(
        kind=POSTCODE,
        source_key=f"p:{country}:{code}:{key}",
        code=code,
        name=name,
        key=key,
        region=(row[5].strip() or row[3].strip())[:100],
        country=country,
        latitude_e6=micro_degrees(row[9], limit=90, name="latitude"),
        longitude_e6=micro_degrees(row[10], limit=180, name="longitude"),
    )


def _named(row: list[str]) -> PlaceRow | None:
    if row[6].strip() and row[6].strip().upper() not in FEATURE_CLASSES:
        return None
    identity = _short(row[0], 20, "geonameid")
    if not re.fullmatch(r"[0-9]+", identity):
        raise RowProblem(f"geonameid “{identity}” is not a whole number")
    name = _short(row[1], 200, "name")
    population = row[14].strip() or "0"
    if not re.fullmatch(r"[0-9]{1,40}", population) or int(population) > MOST_PEOPLE:
        raise RowProblem(f"population “{population[:30]}” is not a whole number of people")
    return PlaceRow(
        kind=TOWN,
        source_key=f"g:{identity}",
        code="",
        name=name,
        key=_key(name),
        region=row[11].strip()[:100] or row[10].strip()[:100],
        country=_country(row[8]),
        latitude_e6=micro_degrees(row[4], limit=90, name="latitude"),
        longitude_e6=micro_degrees(row[5], limit=180, name="longitude"),
        population=int(population),
        zone=row[17].strip()[:64],
    )


def codes_to_try(text: str) -> list[str]:
    """The codes a typed postcode may be listed under, longest first: itself, then the area it lies in.

    GeoNames lists the outward code for the United Kingdom (HX7 of HX7 8AB), the first four digits for the Netherlands
    and the first three characters for Canada. Nothing without a digit is a postcode.
    """
    whole = compact(text)
    if not (2 <= len(whole) <= 10) or not any(one.isdigit() for one in whole):
        return []
    tries = [whole]
    if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", whole):
        tries.append(whole[:-3])
    elif re.fullmatch(r"\d{4}[A-Z]{2}", whole):
        tries.append(whole[:4])
    elif re.fullmatch(r"[A-Z]\d[A-Z]\d[A-Z]\d", whole):
        tries.append(whole[:3])
    return tries


def split_label(text: str) -> tuple[str, str]:
    """Take apart what a suggestion wrote: "Hebden Bridge (HX7)" is looked up as HX7, "Halifax, Calderdale" as Halifax.

    Returns (what to look up, the region that tells namesakes apart or an empty string).
    """
    if match := re.fullmatch(r".*\(([^()]+)\)\s*", text):
        return match[1], ""
    name, _comma, region = text.partition(",")
    return name, fold(region)
