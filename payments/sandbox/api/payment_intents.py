"""`/v1/payment_intents`: read, capture, cancel. They are made by paying on a Checkout Session."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import holds
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj


def _found(call: Call) -> Obj:
    return call.find("payment_intent", "payment_intent", hole="intent")


def retrieve(call: Call) -> Obj:
    """One payment."""
    return call.show(_found(call))


def index(call: Call) -> Obj:
    """Payments, newest first."""
    return pages(call, "payment_intent")


def update(call: Call) -> Obj:
    """Change the notes on a payment."""
    body = _found(call)
    call.params.note_on(body)
    body["description"] = call.params.text("description") or body["description"]
    return call.show(call.world.store.save(body))


def capture(call: Call) -> Obj:
    """Take money that is held."""
    body = _found(call)
    call.params.note_on(body)
    return call.show(holds.capture(call.world, body, call.params.integer("amount_to_capture")))


def cancel(call: Call) -> Obj:
    """Give a payment up, and let held money go."""
    return call.show(holds.cancel(call.world, _found(call), call.params.text("cancellation_reason")))


ROUTES: Final = (
    route("GET", "/v1/payment_intents", index, PAGE),
    route("GET", "/v1/payment_intents/{intent}", retrieve),
    route("POST", "/v1/payment_intents/{intent}", update, ("metadata", "description", "expand")),
    route("POST", "/v1/payment_intents/{intent}/capture", capture, ("amount_to_capture", "expand", "metadata")),
    route("POST", "/v1/payment_intents/{intent}/cancel", cancel, ("cancellation_reason", "expand")),
)
