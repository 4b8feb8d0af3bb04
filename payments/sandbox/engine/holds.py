"""Money that is held on a card but not taken yet: take it, let it go, or let it run out."""

from payments.sandbox.engine.payments import UNPAID, must_be, take
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.store import Obj
from payments.sandbox.world import World

CANCELLABLE = UNPAID | {"requires_capture"}


def capture(world: World, intent: Obj, amount: int | None) -> Obj:
    """Take held money, all of it or a part; the rest is let go, and counts on the charge as refunded, as at Stripe."""
    must_be(intent, {"requires_capture"}, "captured")
    wanted = intent["amount_capturable"] if amount is None else amount
    if wanted <= 0:
        raise refused(
            "This value must be greater than or equal to 1.",
            code="parameter_invalid_integer",
            param="amount_to_capture",
        )
    if wanted > intent["amount_capturable"]:
        raise refused(
            "The requested capture amount is greater than the amount you can capture for this charge.",
            code="amount_too_large",
            param="amount_to_capture",
        )
    charge = world.store.get(intent["latest_charge"])
    assert charge is not None
    charge["amount_refunded"] = charge["amount"] - wanted
    take(world, intent, charge, wanted)
    world.store.set_due(intent["id"], None)
    mark_session_paid(world, intent)
    return world.store.save(intent)


def mark_session_paid(world: World, intent: Obj) -> None:
    """The Checkout Session behind a payment says `paid` once the money was really taken."""
    for session in world.store.children("checkout.session", intent["id"]):
        session["payment_status"] = "paid"
        world.store.save(session)


def cancel(world: World, intent: Obj, reason: str | None) -> Obj:
    """Give up a payment that was not taken; a hold on the card is let go at no cost."""
    must_be(intent, CANCELLABLE, "canceled")
    charge = world.store.get(intent["latest_charge"]) if intent["latest_charge"] else None
    if charge is not None and intent["status"] == "requires_capture":
        charge.update(refunded=True, amount_refunded=charge["amount"])
        world.store.save(charge)
    intent.update(
        status="canceled",
        canceled_at=world.now(),
        cancellation_reason=reason,
        amount_capturable=0,
        next_action=None,
    )
    world.store.set_due(intent["id"], None)
    world.store.save(intent)
    emit(world, "v1.payment_intent.canceled", intent)
    return intent


def source_ready_on(world: World, charge: Obj) -> int | None:
    """When the money of a charge becomes available; None when it already is."""
    entry = world.store.get(charge["balance_transaction"] or "")
    if entry is None or entry["status"] == "available":
        return None
    return int(entry["available_on"])
