"""Money from a balance to a bank."""

from payments.sandbox.engine import ledger
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World


def send(
    world: World,
    *,
    amount: int,
    currency: str,
    account: str = "",
    metadata: Obj | None = None,
    description: str | None = None,
    automatic: bool = False,
) -> Obj:
    """Start a payout from the platform ("") or a connected account; only available money can leave."""
    if ledger.available(world, currency, account) < amount:
        raise refused(
            "You have insufficient funds in your Stripe account for this transfer.",
            code="balance_insufficient",
            param="amount",
        )
    arrives = world.now() + world.settings.payout_takes
    body: Obj = {
        "id": new_id("po_1"),
        "object": "payout",
        "amount": amount,
        "application_fee": None,
        "application_fee_amount": None,
        "arrival_date": arrives,
        "automatic": automatic,
        "balance_transaction": None,
        "created": world.now(),
        "currency": currency,
        "description": description or "SANDBOX PAYOUT",
        "destination": new_id("ba_1"),
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": metadata or {},
        "method": "standard",
        "original_payout": None,
        "reconciliation_status": "completed" if automatic else "not_applicable",
        "reversed_by": None,
        "source_type": "card",
        "statement_descriptor": None,
        "status": "in_transit",
        "trace_id": {"status": "pending", "value": None},
        "type": "bank_account",
    }
    world.store.insert(body, created=world.now(), account=account, due=arrives)
    entry = ledger.post(world, kind="payout", amount=-amount, currency=currency, source=body["id"], account=account)
    body["balance_transaction"] = entry["id"]
    return world.store.save(body)


def arrive(world: World, payout: Obj) -> Obj:
    """The bank has the money."""
    if payout["status"] != "in_transit":
        raise refused(f"This payout cannot arrive: its status is {payout['status']}.")
    payout["status"] = "paid"
    world.store.save(payout)
    world.store.set_due(payout["id"], None)
    emit(world, "v1.payout.paid", payout, account=world.store.owner(payout["id"]))
    return payout


def fail(world: World, payout: Obj, code: str = "account_closed") -> Obj:
    """The bank sends the money back, even days after it said it had arrived."""
    if payout["status"] not in {"in_transit", "paid"}:
        raise refused(f"This payout cannot fail: its status is {payout['status']}.")
    account = world.store.owner(payout["id"])
    entry = _return(world, payout, account, "payout_failure")
    payout.update(
        status="failed",
        failure_code=code,
        failure_message="The bank account has been closed.",
        failure_balance_transaction=entry["id"],
    )
    world.store.save(payout)
    emit(world, "v1.payout.failed", payout, account=account)
    return payout


def cancel(world: World, payout: Obj) -> Obj:
    """Stop a payout that has not arrived."""
    if payout["status"] != "in_transit":
        raise refused("Payouts can only be canceled while they are pending.", code="payout_not_cancelable")
    entry = _return(world, payout, world.store.owner(payout["id"]), "payout_cancel")
    payout.update(status="canceled", failure_balance_transaction=entry["id"])
    return world.store.save(payout)


def _return(world: World, payout: Obj, account: str, kind: str) -> Obj:
    world.store.set_due(payout["id"], None)
    return ledger.post(
        world,
        kind=kind,
        amount=payout["amount"],
        currency=payout["currency"],
        source=payout["id"],
        account=account,
        category="payout_reversal",
    )
