"""Money back to the customer, and what can go wrong with it afterwards."""

from typing import Final

from payments.sandbox.currencies import written
from payments.sandbox.engine import ledger
from payments.sandbox.engine.holds import source_ready_on
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World

WAITING: Final = "waiting for money"
SLOW: Final = "slow_refunds"


def refund(
    world: World, charge: Obj, *, amount: int | None = None, reason: str | None = None, metadata: Obj | None = None
) -> Obj:
    """Give back all or part of a captured charge; waits as `pending` while the platform's balance cannot cover it."""
    wanted = _checked_amount(charge, amount)
    body: Obj = {
        "id": new_id("re_3"),
        "object": "refund",
        "amount": wanted,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": world.now(),
        "currency": charge["currency"],
        "destination_details": {"card": {"reference_status": "pending", "type": "refund"}, "type": "card"},
        "failure_balance_transaction": None,
        "failure_reason": None,
        "metadata": metadata or {},
        "payment_intent": charge["payment_intent"],
        "payment_method": charge["payment_method"],
        "pending_reason": None,
        "reason": reason,
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "pending",
        "transfer_reversal": None,
    }
    world.store.insert(body, created=world.now(), parent=charge["id"])
    charge["amount_refunded"] += wanted
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    world.store.save(charge)
    if ledger.whole(world, charge["currency"]) >= wanted:
        _pay_out(world, body, charge)
    else:
        body["pending_reason"] = "insufficient_funds"
        world.store.save(body)
        world.store.set_team(body["id"], WAITING)
    emit(world, "v1.refund.created", body)
    return body


def _checked_amount(charge: Obj, amount: int | None) -> int:
    left = charge["amount"] - charge["amount_refunded"]
    if not charge["captured"]:
        raise refused(
            "This PaymentIntent does not have a successful charge to refund.", code="payment_intent_unexpected_state"
        )
    if charge["disputed"] and charge.get("_dispute_open", True):
        raise refused(f"Charge {charge['id']} has been charged back; cannot issue a refund.", code="charge_disputed")
    if left == 0:
        raise refused(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    wanted = left if amount is None else amount
    if wanted <= 0:
        raise refused("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    if wanted > left:
        currency = charge["currency"]
        raise refused(
            f"Refund amount ({written(wanted, currency)}) is greater than unrefunded amount on charge "
            f"({written(left, currency)})",
            param="amount",
        )
    return wanted


def _pay_out(world: World, body: Obj, charge: Obj) -> None:
    """Take the money from the balance; it is with the customer at once, unless refunds were told to be slow."""
    slow = bool(world.store.mark(SLOW))
    entry = ledger.post(
        world,
        kind="refund",
        amount=-body["amount"],
        currency=body["currency"],
        source=body["id"],
        available_on=source_ready_on(world, charge),
        description=f"REFUND FOR CHARGE ({charge['id']})",
    )
    status, reason = ("pending", "processing") if slow else ("succeeded", None)
    body.update(balance_transaction=entry["id"], status=status, pending_reason=reason)
    world.store.save(body)
    world.store.set_team(body["id"], None)


def retry_waiting(world: World) -> int:
    """Pay refunds that waited for money, oldest first; how many could be paid."""
    paid = 0
    for body in list(world.store.find("refund", where="AND team = ?", values=(WAITING,), newest=False)):
        if ledger.whole(world, body["currency"]) < body["amount"]:
            break
        charge = world.store.get(body["charge"])
        assert charge is not None
        _pay_out(world, body, charge)
        emit(world, "v1.refund.updated", body)
        paid += 1
    return paid


def arrive(world: World, body: Obj) -> Obj:
    """A slow refund reaches the customer."""
    if body["pending_reason"] != "processing":
        raise refused(f"This refund is not on its way: its status is {body['status']}.")
    body.update(status="succeeded", pending_reason=None)
    world.store.save(body)
    emit(world, "v1.refund.updated", body)
    return body


def fail(world: World, body: Obj, reason: str = "lost_or_stolen_card") -> Obj:
    """The customer's bank sends the money back: it returns to the platform's balance and is still owed."""
    if body["status"] not in {"succeeded", "pending"}:
        raise refused(f"This refund cannot fail: its status is {body['status']}.")
    charge = world.store.get(body["charge"])
    assert charge is not None
    if body["balance_transaction"]:
        entry = ledger.post(
            world,
            kind="refund_failure",
            amount=body["amount"],
            currency=body["currency"],
            source=body["id"],
            available_on=source_ready_on(world, charge),
            description=f"REFUND FAILURE FOR CHARGE ({charge['id']})",
        )
        body["failure_balance_transaction"] = entry["id"]
    body.update(status="failed", failure_reason=reason, pending_reason=None)
    world.store.save(body)
    world.store.set_team(body["id"], None)
    charge["amount_refunded"] -= body["amount"]
    charge["refunded"] = False
    world.store.save(charge)
    emit(world, "v1.refund.updated", body)
    emit(world, "v1.refund.failed", body)
    return body
