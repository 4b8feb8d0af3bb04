"""Time zones the way a list should offer them: by region, places only, no historic names."""

import zoneinfo
from functools import lru_cache

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@lru_cache(maxsize=1)
def known_zones() -> frozenset[str]:
    """Every IANA zone name of this machine; reading its folders takes milliseconds, so they are read once."""
    return frozenset(zoneinfo.available_timezones())


@lru_cache(maxsize=1)
def zones_by_region() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (region, [(IANA name, place)]), both sorted; "Europe/London" is offered as "London" under Europe."""
    regions: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for name in known_zones():
        region, _, place = name.partition("/")
        if place and region in regions:
            regions[region].append((name, place.replace("_", " ").replace("/", ", ")))
    return [(region, sorted(places, key=lambda one: one[1])) for region, places in regions.items() if places]
