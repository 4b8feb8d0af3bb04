"""`/v2/core/event_destinations`: where events are delivered."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.paging import newer_pages
from payments.sandbox.params import Params
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import stamp

KIND: Final = "v2.core.event_destination"
PLAYED: Final = {
    "description",
    "enabled_events",
    "event_payload",
    "events_from",
    "include",
    "metadata",
    "name",
    "snapshot_api_version",
    "type",
    "webhook_endpoint",
}


def create(call: Call) -> Obj:
    """Ask for events to be delivered to an address; the signing secret is told only now, and only when asked for."""
    params = call.params
    if params.required_text("type") != "webhook_endpoint":
        raise refused("The sandbox delivers only to webhook endpoints.", param="type")
    url = params.child("webhook_endpoint").required_url("url")
    now = call.world.now()
    body = new_destination(
        identifier=new_id("ed_test_6"),
        name=params.required_text("name"),
        url=url,
        secret=new_id("whsec_", 32),
        payload=params.required_text("event_payload"),
        events=params.texts("enabled_events"),
        now=now,
    )
    body.update(
        description=params.text("description") or "",
        events_from=params.texts("events_from") or ["@self"],
        metadata=params.metadata(),
    )
    call.world.store.insert(body, created=now)
    return _told(body, params)


def new_destination(
    *, identifier: str, name: str, url: str, secret: str, payload: str, events: list[str], now: int
) -> Obj:
    """A destination that is on, not yet kept."""
    return {
        "id": identifier,
        "object": KIND,
        "created": stamp(now),
        "description": "",
        "enabled_events": events,
        "event_payload": payload,
        "events_from": ["@self", "@accounts"],
        "livemode": False,
        "metadata": {},
        "name": name,
        "snapshot_api_version": None,
        "status": "enabled",
        "status_details": None,
        "type": "webhook_endpoint",
        "updated": stamp(now),
        "webhook_endpoint": {"signing_secret": None, "url": None},
        "_url": url,
        "_secrets": [secret],
    }


def _told(body: Obj, params: Params) -> Obj:
    include = params.texts("include")
    answer = {key: value for key, value in body.items() if not key.startswith("_")}
    answer["webhook_endpoint"] = {
        "signing_secret": body["_secrets"][0] if "webhook_endpoint.signing_secret" in include else None,
        "url": body["_url"] if "webhook_endpoint.url" in include else None,
    }
    return answer


def _found(call: Call) -> Obj:
    return call.find(KIND, "event destination")


def retrieve(call: Call) -> Obj:
    """One destination; its secret is never told again."""
    body = _found(call)
    include = [name for name in call.params.texts("include") if name != "webhook_endpoint.signing_secret"]
    return _told(body, Params({"include": include}))


def index(call: Call) -> Obj:
    """All destinations."""
    answer = newer_pages(call, KIND, default=20)
    answer["data"] = [_told(body, call.params) if "_url" in body else body for body in answer["data"]]
    return answer


def update(call: Call) -> Obj:
    """Change what a destination is told, and where."""
    body, params = _found(call), call.params
    if "enabled_events" in params:
        body["enabled_events"] = params.texts("enabled_events")
    for name in ("name", "description"):
        body[name] = params.text(name) or body[name]
    url = params.child("webhook_endpoint").url("url")
    body["_url"] = url or body["_url"]
    params.note_on(body)
    return _changed(call, body)


def _changed(call: Call, body: Obj) -> Obj:
    body["updated"] = stamp(call.world.now())
    call.world.store.save(body)
    return _told(body, call.params)


def enable(call: Call) -> Obj:
    """Deliver again."""
    body = _found(call)
    body.update(status="enabled", status_details=None)
    return _changed(call, body)


def disable(call: Call) -> Obj:
    """Stop delivering."""
    body = _found(call)
    body.update(status="disabled", status_details={"disabled": {"reason": "user"}})
    return _changed(call, body)


def delete(call: Call) -> Obj:
    """Forget a destination and what was still to be delivered to it."""
    body = _found(call)
    call.world.store.run("DELETE FROM deliveries WHERE destination = ?", body["id"])
    call.world.store.run("DELETE FROM objects WHERE id = ?", body["id"])
    return {"id": body["id"], "object": KIND, "deleted": True}


def ping(call: Call) -> Obj:
    """Send an event that only says hello."""
    body = _found(call)
    subscribed = {**body, "enabled_events": [*body["enabled_events"], "v2.core.event_destination.ping"]}
    call.world.store.save(subscribed)
    thin = emit(call.world, "v2.core.event_destination.ping", body)
    call.world.store.save(body)
    return call.show(thin)


ROUTES: Final = (
    route("POST", "/v2/core/event_destinations", create, PLAYED),
    route("GET", "/v2/core/event_destinations", index),
    route("GET", "/v2/core/event_destinations/{id}", retrieve),
    route("POST", "/v2/core/event_destinations/{id}", update),
    route("POST", "/v2/core/event_destinations/{id}/enable", enable),
    route("POST", "/v2/core/event_destinations/{id}/disable", disable),
    route("POST", "/v2/core/event_destinations/{id}/ping", ping),
    route("DELETE", "/v2/core/event_destinations/{id}", delete),
)
