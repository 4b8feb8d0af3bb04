"""Distances on the globe. Places are millionths of a degree; floats are used here and nowhere near money."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_METRES = 6_371_008.8  # mean radius, IUGG
MICRO = 1_000_000


def great_circle_metres(latitude_a: int, longitude_a: int, latitude_b: int, longitude_b: int) -> float:
    """The distance of two points by the haversine formula. Angles are in millionths of a degree."""
    lat_a, lat_b = radians(latitude_a / MICRO), radians(latitude_b / MICRO)
    half_lat = (lat_b - lat_a) / 2
    half_lon = radians((longitude_b - longitude_a) / MICRO) / 2
    h = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_METRES * asin(min(1.0, sqrt(h)))
