"""`/v1/events` (snapshots) and `/v2/core/events` (thin)."""

from fnmatch import fnmatchcase
from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.errors import refused
from payments.sandbox.paging import PAGE, newer_pages, pages
from payments.sandbox.store import Obj


def retrieve(call: Call) -> Obj:
    """One event, with the object as it was then."""
    return call.show(call.find("event", "event"))


def index(call: Call) -> Obj:
    """Events, newest first; by kind, or by whether every destination got them."""
    params = call.params
    kinds, single = params.texts("types"), params.text("type")
    if kinds and single:
        raise refused("You may only specify one of these parameters: type, types.", param="types")
    delivered = params.flag("delivery_success")
    wanted = kinds or ([single] if single else [])
    undelivered = _undelivered(call) if delivered is not None else set()

    def keep(body: Obj) -> bool:
        fits = not wanted or any(fnmatchcase(body["type"], kind) for kind in wanted)
        return fits and (delivered is None or delivered == (body["id"] not in undelivered))

    return pages(call, "event", keep=keep)


def _undelivered(call: Call) -> set[str]:
    """Snapshot ids of the events that some destination has not got yet."""
    rows = call.world.store.rows(
        "SELECT DISTINCT json_extract(objects.body, '$.snapshot_event') AS id FROM deliveries"
        " JOIN objects ON objects.id = deliveries.event WHERE deliveries.state <> 'delivered'"
    )
    return {row["id"] for row in rows if row["id"]}


def newer(call: Call) -> Obj:
    """One thin event, with its data."""
    body = call.world.store.get(call.holes["id"], "v2.core.event")
    return call.show(body) if body is not None else call.find("v2.core.event", "event")


def newer_index(call: Call) -> Obj:
    """Thin events, newest first; by kind or by the object they are about."""
    about, kinds = call.params.text("object_id"), call.params.texts("types")
    where, values = "", []
    if about:
        where, values = "AND parent = ?", [about]
    if kinds:
        where += f" AND json_extract(body, '$.type') IN ({', '.join('?' * len(kinds))})"
        values += kinds
    return newer_pages(call, "v2.core.event", default=20, where=where, values=tuple(values))


ROUTES: Final = (
    route("GET", "/v1/events", index, (*PAGE, "type", "types", "delivery_success")),
    route("GET", "/v1/events/{id}", retrieve),
    route("GET", "/v2/core/events", newer_index),
    route("GET", "/v2/core/events/{id}", newer),
)
