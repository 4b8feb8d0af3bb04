"""Checkout Sessions: one page on which one customer pays one sum, once, before it expires."""

from payments.sandbox.engine import holds, payments
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.store import Obj
from payments.sandbox.world import World


def intent_of(world: World, session: Obj) -> Obj:
    """The session's PaymentIntent, made at the first attempt to pay (before that the session has none)."""
    if session["payment_intent"]:
        found = world.store.get(session["payment_intent"])
        assert found is not None
        return found
    intent = payments.start_intent(
        world, amount=session["amount_total"], currency=session["currency"], data=session["_payment_intent_data"]
    )
    session["payment_intent"] = intent["id"]
    world.store.save(session)
    world.store.run("UPDATE objects SET parent = ? WHERE id = ?", intent["id"], session["id"])
    return intent


def must_be_open(session: Obj, doing: str) -> None:
    """Only an open session can be paid or expired."""
    if session["status"] != "open":
        raise refused(
            f'Only Checkout Sessions with a status in ["open"] can be {doing}. '
            f"This Session has a status of {session['status']}."
        )


def pay(world: World, session: Obj, outcome: str) -> Obj:
    """One attempt: `succeed`, `decline`, `three_d_secure` (then confirm or refuse) or `processing` (a slow payment)."""
    must_be_open(session, "paid")
    intent = intent_of(world, session)
    if outcome == "succeed":
        payments.succeed(world, intent)
        _complete(world, session, intent)
    elif outcome == "decline":
        payments.decline(world, intent)
    elif outcome == "three_d_secure":
        payments.ask_to_confirm(world, intent, f"{session['url']}/confirm")
    elif outcome == "processing":
        payments.begin_processing(world, intent)
        _complete(world, session, intent)
    else:
        raise ValueError(f"Not an outcome of a payment: {outcome}")
    return session


def confirm(world: World, session: Obj, *, approved: bool) -> Obj:
    """The customer answered their bank."""
    must_be_open(session, "paid")
    intent = intent_of(world, session)
    payments.must_be(intent, {"requires_action"}, "confirmed")
    if approved:
        payments.succeed(world, intent, confirmed=True)
        _complete(world, session, intent)
    else:
        payments.decline(world, intent, why=payments.NOT_CONFIRMED)
    return session


def _complete(world: World, session: Obj, intent: Obj) -> None:
    session["status"] = "complete"
    session["payment_status"] = "paid" if intent["status"] == "succeeded" else "unpaid"
    session["url"] = None
    details = {"address": None, "email": session["customer_email"] or "customer@example.com"}
    session["customer_details"] = {**details, "name": "Sandbox Customer", "phone": None, "tax_exempt": "none"}
    world.store.save(session)
    world.store.set_due(session["id"], None)
    emit(world, "v1.checkout.session.completed", session)


def finish_processing(world: World, session: Obj, *, paid: bool) -> Obj:
    """A slow payment that the session already counts as complete arrives, or fails."""
    intent = intent_of(world, session)
    payments.end_processing(world, intent, paid=paid)
    session["payment_status"] = "paid" if paid else "unpaid"
    world.store.save(session)
    emit(world, f"v1.checkout.session.async_payment_{'succeeded' if paid else 'failed'}", session)
    return session


def expire(world: World, session: Obj) -> Obj:
    """Close an open session; nobody can pay on it any more."""
    must_be_open(session, "expired")
    session["status"] = "expired"
    session["url"] = None
    world.store.save(session)
    world.store.set_due(session["id"], None)
    intent = world.store.get(session["payment_intent"]) if session["payment_intent"] else None
    if intent is not None and intent["status"] in holds.CANCELLABLE:
        holds.cancel(world, intent, "expired")
    emit(world, "v1.checkout.session.expired", session)
    return session
