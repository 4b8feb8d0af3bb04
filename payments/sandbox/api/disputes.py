"""`/v1/disputes`."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import disputes
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj


def _found(call: Call) -> Obj:
    return call.find("dispute", "dispute", hole="dispute")


def retrieve(call: Call) -> Obj:
    """One dispute."""
    return call.show(_found(call))


def index(call: Call) -> Obj:
    """Disputes, newest first; by charge or by payment."""
    charge, intent = call.params.text("charge"), call.params.text("payment_intent")
    where, values = ("AND parent = ?", (charge,)) if charge else ("", ())
    return pages(call, "dispute", where=where, values=values, equal={"payment_intent": intent})


def update(call: Call) -> Obj:
    """Tell the platform's side of the story."""
    params = call.params
    changed = disputes.answer(
        call.world,
        _found(call),
        evidence=dict(params.child("evidence").tree),
        metadata=params.metadata() if "metadata" in params else None,
        submit=params.flag("submit") is not False,
    )
    return call.show(changed)


def close(call: Call) -> Obj:
    """Give the dispute up: it is lost."""
    return call.show(disputes.close(call.world, _found(call), "lost"))


ROUTES: Final = (
    route("GET", "/v1/disputes", index, (*PAGE, "charge", "payment_intent")),
    route("GET", "/v1/disputes/{dispute}", retrieve),
    route("POST", "/v1/disputes/{dispute}", update, ("evidence", "expand", "metadata", "submit")),
    route("POST", "/v1/disputes/{dispute}/close", close),
)
