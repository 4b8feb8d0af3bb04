"""Balance transactions: every change of a balance is one of them, and a balance is never anything but their sum."""

from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World

CATEGORIES = {
    "payment": "charge",
    "payment_refund": "refund",
    "refund_failure": "refund_failure",
    "transfer_refund": "transfer_reversal",
    "adjustment": "dispute",
    "payout_failure": "payout_reversal",
}


def post(
    world: World,
    *,
    kind: str,
    amount: int,
    currency: str,
    source: str,
    fee: int = 0,
    account: str = "",
    available_on: int | None = None,
    description: str | None = None,
    category: str | None = None,
) -> Obj:
    """Write one balance transaction of `amount` (signed, minor units) less `fee`; pending until `available_on`."""
    now = world.now()
    ready = available_on is None or available_on <= now
    body: Obj = {
        "id": new_id("txn_3"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now if available_on is None else available_on,
        "balance_type": "payments",
        "created": now,
        "currency": currency,
        "description": description,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": _fee_details(fee, currency),
        "net": amount - fee,
        "reporting_category": category or CATEGORIES.get(kind, kind),
        "source": source,
        "status": "available" if ready else "pending",
        "type": kind,
    }
    due = None if ready else available_on
    world.store.insert(body, created=now, account=account, due=due, parent=source)
    _add(world, account, currency, "available" if ready else "pending", amount - fee)
    return body


def _fee_details(fee: int, currency: str) -> list[Obj]:
    if not fee:
        return []
    return [
        {
            "amount": fee,
            "application": None,
            "currency": currency,
            "description": "Sandbox processing fees",
            "type": "stripe_fee",
        }
    ]


def _add(world: World, account: str, currency: str, pot: str, amount: int) -> None:
    world.store.run(
        "INSERT INTO balances VALUES (?, ?, 0, 0) ON CONFLICT (account, currency) DO NOTHING", account, currency
    )
    column = "available" if pot == "available" else "pending"
    sql = f"UPDATE balances SET {column} = {column} + ? WHERE account = ? AND currency = ?"  # noqa: S608
    world.store.run(sql, amount, account, currency)


def settle(world: World, transaction: Obj, account: str) -> None:
    """A pending transaction becomes available."""
    transaction["status"] = "available"
    transaction["available_on"] = min(transaction["available_on"], world.now())
    world.store.save(transaction)
    world.store.set_due(transaction["id"], None)
    _add(world, account, transaction["currency"], "pending", -transaction["net"])
    _add(world, account, transaction["currency"], "available", transaction["net"])


def settle_all(world: World) -> int:
    """Make every pending transaction available at once; how many there were."""
    found = world.store.rows(
        "SELECT id, account FROM objects WHERE kind = 'balance_transaction' AND due IS NOT NULL ORDER BY seq"
    )
    for row in found:
        transaction = world.store.get(row["id"])
        if transaction is not None:
            settle(world, transaction, row["account"])
    return len(found)


def balances(world: World, account: str = "") -> dict[str, dict[str, int]]:
    """`{"gbp": {"available": 1200, "pending": 300}}` for the platform ("") or a connected account."""
    found = world.store.rows("SELECT * FROM balances WHERE account = ? ORDER BY currency", account)
    return {row["currency"]: {"available": row["available"], "pending": row["pending"]} for row in found}


def available(world: World, currency: str, account: str = "") -> int:
    """What can be moved now, in minor units; below zero when more was taken back than was there."""
    return balances(world, account).get(currency, {}).get("available", 0)


def whole(world: World, currency: str, account: str = "") -> int:
    """Available and pending together."""
    pots = balances(world, account).get(currency, {})
    return pots.get("available", 0) + pots.get("pending", 0)
