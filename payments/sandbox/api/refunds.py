"""`/v1/refunds`."""

from typing import Final

from payments.sandbox.call import Call, route
from payments.sandbox.engine import refunds
from payments.sandbox.errors import no_such, refused
from payments.sandbox.events import emit
from payments.sandbox.paging import PAGE, pages
from payments.sandbox.store import Obj

PLAYED: Final = ("amount", "charge", "expand", "metadata", "payment_intent", "reason")


def create(call: Call) -> Obj:
    """Give money back, named by its charge or its payment."""
    params = call.params
    charge = _charge(call)
    made = refunds.refund(
        call.world,
        charge,
        amount=params.positive("amount") if "amount" in params else None,
        reason=params.text("reason"),
        metadata=params.metadata(),
    )
    return call.show(made)


def _charge(call: Call) -> Obj:
    store, intent_id, charge_id = call.world.store, call.params.text("payment_intent"), call.params.text("charge")
    if intent_id:
        intent = store.get(intent_id, "payment_intent")
        if intent is None:
            raise no_such("payment_intent", intent_id, param="payment_intent", status=400)
        charge = store.get(intent["latest_charge"] or "")
        if charge is None or intent["status"] != "succeeded":
            raise refused(
                f"This PaymentIntent ({intent_id}) does not have a successful charge to refund.",
                code="payment_intent_unexpected_state",
            )
        return charge
    if not charge_id:
        raise refused(
            "One of the following params should be provided for this request: payment_intent or charge.",
            code="parameter_missing",
            param="payment_intent",
        )
    charge = store.get(charge_id, "charge")
    if charge is None or store.owner(charge_id):
        raise no_such("charge", charge_id, param="charge", status=400)
    return charge


def retrieve(call: Call) -> Obj:
    """One refund."""
    return call.show(call.find("refund", "refund", hole="refund"))


def update(call: Call) -> Obj:
    """Change the notes on a refund."""
    body = call.find("refund", "refund", hole="refund")
    call.params.note_on(body)
    call.world.store.save(body)
    emit(call.world, "v1.refund.updated", body)
    return call.show(body)


def index(call: Call) -> Obj:
    """Refunds, newest first; by charge or by payment."""
    charge, intent = call.params.text("charge"), call.params.text("payment_intent")
    where, values = ("AND parent = ?", (charge,)) if charge else ("", ())
    if intent:
        charges = [it["id"] for it in call.world.store.children("charge", intent)]
        where = f"AND parent IN ({', '.join('?' * len(charges))})"
        values = tuple(charges)
    return pages(call, "refund", where=where, values=values)


ROUTES: Final = (
    route("POST", "/v1/refunds", create, PLAYED),
    route("GET", "/v1/refunds", index, (*PAGE, "charge", "payment_intent")),
    route("GET", "/v1/refunds/{refund}", retrieve),
    route("POST", "/v1/refunds/{refund}", update, ("metadata", "expand")),
)
