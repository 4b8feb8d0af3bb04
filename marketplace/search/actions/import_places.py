"""Read a file of places into the table, all of it or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from marketplace.search.calculations.geonames import (
    PlaceRow,
    RowProblem,
    TableProblem,
    is_header,
    parse_row,
    read_table,
)
from marketplace.search.errors import FileRefused

MOST_PROBLEMS = 100
COLUMNS = "kind, source_key, code, name, key, region, country, latitude_e6, longitude_e6, population, zone"
# A file may repeat a place (one postcode in two districts): the last row counts.
MERGE = f"""
INSERT INTO marketplace_search_place ({COLUMNS})
SELECT DISTINCT ON (source_key) {COLUMNS} FROM places_coming_in ORDER BY source_key, line DESC
ON CONFLICT (source_key) DO UPDATE SET
  code = EXCLUDED.code, name = EXCLUDED.name, key = EXCLUDED.key, region = EXCLUDED.region,
  country = EXCLUDED.country, latitude_e6 = EXCLUDED.latitude_e6, longitude_e6 = EXCLUDED.longitude_e6,
  population = EXCLUDED.population, zone = EXCLUDED.zone
RETURNING (xmax = 0)
"""  # noqa: S608 - only constants of this module
COMING_IN = """
CREATE TEMPORARY TABLE places_coming_in (
  kind text, source_key text, code text, name text, key text, region text, country text, latitude_e6 integer,
  longitude_e6 integer, population bigint, zone text, line bigint
) ON COMMIT DROP
"""


@dataclass
class ImportedPlaces:
    """How many rows were read, left out because nobody lives there, new, and brought up to date."""

    read: int = 0
    left_out: int = 0
    added: int = 0
    updated: int = 0


class _DryRun(Exception):
    pass


def import_places(
    *,
    by: Any,
    lines: Iterable[str],
    comma: bool,
    dry_run: bool = False,
    tick: Callable[[int], None] = lambda rows: None,
    at: datetime,
) -> ImportedPlaces:
    """Stream GeoNames rows into the table: places known already are updated, others added, none removed.

    `lines` is read once, row by row; `tick` hears how many rows went by. A dry run does everything and keeps nothing.
    System-only: the command line calls it (`by` None). Raises FileRefused with up to 100 problems as (line, sentence).
    """
    result = ImportedPlaces()
    problems: list[tuple[int, str]] = []
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS places_coming_in")
            cursor.execute(COMING_IN)
            with cursor.cursor.copy(f"COPY places_coming_in ({COLUMNS}, line) FROM STDIN") as copy:
                for number, row in read_table(lines, comma=comma):
                    place = _parse(number, row, result, problems)
                    if place is not None and not problems:
                        copy.write_row((*_values(place), number))
                    tick(1)
            if result.read == 0:
                problems.append((1, "the file names no places"))
            if problems:
                raise FileRefused(problems=problems)
            cursor.execute(MERGE)
            outcomes = [new for (new,) in cursor.fetchall()]
            result.added, result.updated = outcomes.count(True), outcomes.count(False)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except TableProblem as problem:
        raise FileRefused(problems=[*problems, (problem.line, str(problem))]) from None
    return result


def _parse(number: int, row: list[str], result: ImportedPlaces, problems: list[tuple[int, str]]) -> PlaceRow | None:
    if result.read == 0 and not problems and is_header(row):
        return None
    result.read += 1
    try:
        place = parse_row(row)
    except RowProblem as problem:
        if len(problems) < MOST_PROBLEMS:
            problems.append((number, str(problem)))
        return None
    if place is None:
        result.left_out += 1
    return place


def _values(place: PlaceRow) -> tuple[Any, ...]:
    return (
        place.kind,
        place.source_key,
        place.code,
        place.name,
        place.key,
        place.region,
        place.country,
        place.latitude_e6,
        place.longitude_e6,
        place.population,
        place.zone,
    )
