"""How far an address is from where the worker starts."""

from marketplace.services.models import Listing
from marketplace.workers.calculations.geography import Point, metres_between
from marketplace.workers.models import Worker
from marketplace.workers.queries.find_place import find_places


def place_of(postcode: str, town: str) -> Point | None:
    """The point of an address: by its postcode, else by its town; None where we know neither."""
    for text in (postcode, town):
        if places := find_places(text):
            return Point(places[0].latitude_e6, places[0].longitude_e6)
    return None


def reach_metres(listing: Listing, worker: Worker) -> int:
    """How far the worker goes for this listing."""
    return listing.radius_metres or worker.radius_metres


def metres_from_worker(worker: Worker, point: Point) -> int:
    """The distance as the crow flies from the worker's base."""
    return metres_between(Point(worker.base_latitude_e6, worker.base_longitude_e6), point)
