"""Finding places by what people type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

from marketplace.search.calculations.geonames import codes_to_try, fold, split_label
from marketplace.workers.registry import FoundPlace

MOST = 8
# Postcodes of one town share its name: so many are skimmed for different ones.
SKIMMED = 64
COLUMNS = "id, kind, code, name, region, country, latitude_e6, longitude_e6, zone, population"
# Each part looks into one index and stops early; a whole-table name such as London never gets sorted.
PLACES_SQL = f"""
SELECT {COLUMNS}, rank FROM (
  (SELECT {COLUMNS}, 0 AS rank, length(code) AS fit FROM marketplace_search_place
     WHERE code <> '' AND code = ANY (%(codes)s) ORDER BY length(code) DESC, (country = %(home)s) DESC, id LIMIT {MOST})
  UNION ALL
  (SELECT {COLUMNS}, 1, 0 FROM marketplace_search_place
     WHERE %(key)s <> '' AND key = %(key)s
     ORDER BY (country = %(home)s) DESC, population DESC, kind DESC, id LIMIT {MOST})
  UNION ALL
  (SELECT {COLUMNS}, 2, 0 FROM marketplace_search_place
     WHERE %(like)s <> '' AND key LIKE %(like)s AND key <> %(key)s AND kind = 'town'
     ORDER BY (country = %(home)s) DESC, population DESC, id LIMIT {MOST})
  UNION ALL
  (SELECT DISTINCT ON (name, region) {COLUMNS}, 3, 0 FROM (SELECT * FROM marketplace_search_place
     WHERE %(like)s <> '' AND key LIKE %(like)s AND key <> %(key)s AND kind = 'postcode'
     ORDER BY key USING ~<~ LIMIT {SKIMMED}) AS skimmed ORDER BY name, region, code LIMIT {MOST})
) AS found ORDER BY rank, fit DESC, (country = %(home)s) DESC, population DESC, kind DESC, id LIMIT {MOST}
"""  # noqa: S608 - only constants of this module


@dataclass(frozen=True)
class PlaceFacts:
    """A place as a page needs it: millionths of a degree, and a label that tells it from its namesakes."""

    pk: int
    name: str
    label: str
    latitude_e6: int
    longitude_e6: int
    zone: str
    exact: bool


def place_values(text: str) -> dict[str, Any]:
    """The parameters of `PLACES_SQL` for what somebody typed."""
    text, _region = split_label(text[:300])
    key = fold(text)[:200]
    codes = codes_to_try(text)
    like = key.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%" if key else ""
    return {"codes": codes, "key": key, "like": like, "home": str(settings.COOP["country"])}


def places_from(rows: Iterable[Sequence[Any]], text: str) -> list[PlaceFacts]:
    """Turn rows of `PLACES_SQL` into facts; of namesakes, the one in the region somebody named comes first."""
    found = list(rows)
    _text, region = split_label(text[:300])
    if region:
        found.sort(key=lambda row: (row[10], fold(row[4]) != region))
    return [
        PlaceFacts(
            pk=row[0],
            name=row[3],
            label=_label(row[1], row[2], row[3], row[4]),
            latitude_e6=row[6],
            longitude_e6=row[7],
            zone=row[8],
            exact=row[10] < 2,
        )
        for row in found
    ]


def find_places(text: str) -> list[PlaceFacts]:
    """Places that fit, best first, in one query: the postcode, the area it lies in, the name, names that begin so.

    At home comes before abroad, and larger before smaller.
    """
    if not fold(text):
        return []
    with connection.cursor() as cursor:
        cursor.execute(PLACES_SQL, place_values(text))
        return places_from(cursor.fetchall(), text)


def find_place(text: str) -> PlaceFacts | None:
    """The best fit, or None."""
    found = find_places(text)
    return found[0] if found else None


def place_names_beginning(text: str) -> list[str]:
    """Labels to offer while somebody types a place: at most eight."""
    return list(dict.fromkeys(place.label for place in find_places(text)))


def places_for_workers(text: str) -> list[FoundPlace]:
    """The same for the workers room, which keeps no table of places."""
    return [
        FoundPlace(
            name=place.label,
            area=place.name,
            latitude_e6=place.latitude_e6,
            longitude_e6=place.longitude_e6,
            zone=place.zone,
        )
        for place in find_places(text)
    ]


def _label(kind: str, code: str, name: str, region: str) -> str:
    if kind == "postcode":
        return f"{name} ({code})"
    return f"{name}, {region}" if region and not region.isdigit() and len(region) > 3 else name
