"""Money from a balance to a bank."""

import json

from payments.sandbox.engine import ledger
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.settings import DAY
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


def run_schedule(world: World) -> list[Obj]:
    """The platform's own schedule strikes: unless it is `manual`, everything available goes to the bank."""
    if schedule(world)["interval"] == "manual":
        return []
    pots = ledger.balances(world)
    return [
        send(world, amount=pot["available"], currency=currency, automatic=True)
        for currency, pot in pots.items()
        if pot["available"] > 0
    ]


def settings(world: World, account: str = "") -> Obj:
    """The balance settings of the platform or a connected account, as they are or as they begin."""
    kept = world.store.mark(f"balance_settings:{account}")
    if kept:
        body: Obj = json.loads(kept)
        return body
    return {
        "object": "balance_settings",
        "payments": {
            "debit_negative_balances": True,
            "payouts": {
                "minimum_balance_by_currency": None,
                "schedule": {"interval": "daily"},
                "statement_descriptor": None,
                "status": "enabled",
            },
            "settlement_timing": {"delay_days": world.settings.settle_after // DAY},
        },
    }


def schedule(world: World) -> Obj:
    """When the platform's money is paid out by itself."""
    found: Obj = settings(world)["payments"]["payouts"]["schedule"]
    return found


def keep_settings(world: World, body: Obj, account: str = "") -> Obj:
    """Write the balance settings."""
    world.store.set_mark(f"balance_settings:{account}", json.dumps(body))
    return body
