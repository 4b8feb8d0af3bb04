"""Distances and areas on the globe. Places are millionths of a degree; floats are used here and nowhere near money."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin

from foundation.globe import MICRO, great_circle_metres

METRES_PER_DEGREE = 111_195  # of latitude, on the earth's mean radius


@dataclass(frozen=True)
class Point:
    """A place, in millionths of a degree."""

    latitude_e6: int
    longitude_e6: int

    @property
    def latitude(self) -> float:
        return self.latitude_e6 / MICRO

    @property
    def longitude(self) -> float:
        return self.longitude_e6 / MICRO


@dataclass(frozen=True)
class Box:
    """Degrees; `west` may lie below -180 and `east` above 180 where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float


WORLD = Box(-540.0, -90.0, 540.0, 90.0)


def metres_between(a: Point, b: Point) -> int:
    """The great-circle distance in whole metres."""
    return round(great_circle_metres(a.latitude_e6, a.longitude_e6, b.latitude_e6, b.longitude_e6))


def box_around(centre: Point, radius_metres: int) -> Box:
    """A box that holds every point within the radius: a first, indexed sieve before the true distance."""
    # The radius needs a hair more than itself, so that rounding never shuts out a point on the rim.
    angle = radius_metres * 1.001 / METRES_PER_DEGREE
    north, south = min(90.0, centre.latitude + angle), max(-90.0, centre.latitude - angle)
    widest = max(abs(north), abs(south))
    if widest > 89.0:
        return Box(-540.0, south, 540.0, north)
    # The meridians run closest together at the end nearest the pole, and a circle is widest a little polewards of its
    # centre: asin(sin(angle) / cos(latitude)) is exact there.
    wide = sin(radians(angle)) / cos(radians(centre.latitude))
    if wide >= 1:
        return Box(-540.0, south, 540.0, north)
    half = degrees(asin(wide))
    return Box(centre.longitude - half, south, centre.longitude + half, north)


def rounded_metres(metres: int) -> int:
    """A distance that helps to choose and does not give an address away: whole kilometres, at least one."""
    return max(1, (metres + 500) // 1000) * 1000


def travel_minutes(metres: int, *, metres_per_minute: int, extra_minutes: int) -> int:
    """Minutes for one way: the time on the road, rounded up, and the time to park or wait."""
    return -(-metres // metres_per_minute) + extra_minutes


# About 550 metres of latitude: a block of streets, not a house.
GRID_E6 = 5_000


def public_point(base: Point) -> Point:
    """The corner of a coarse grid that stands for a base in everything others can measure.

    Distances and the edge of a worker's area are taken from here. From the base itself, a handful of searches from
    different places would give the address away.
    """
    return Point(_snapped(base.latitude_e6), _snapped(base.longitude_e6))


def _snapped(degrees_e6: int) -> int:
    return (degrees_e6 + GRID_E6 // 2) // GRID_E6 * GRID_E6
