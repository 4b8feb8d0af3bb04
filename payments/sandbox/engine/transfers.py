"""Money from the platform to a connected account, and back."""

from payments.sandbox.currencies import written
from payments.sandbox.engine import accounts, ledger
from payments.sandbox.engine.holds import source_ready_on
from payments.sandbox.errors import no_such, refused
from payments.sandbox.events import emit
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World


def send(
    world: World,
    *,
    amount: int,
    currency: str,
    destination: str,
    source: str | None = None,
    group: str | None = None,
    metadata: Obj | None = None,
    description: str | None = None,
) -> Obj:
    """Move `amount` to a connected account; with a `source` charge it may be on its way before that charge settles."""
    _payee(world, destination)
    charge = _source(world, source, amount, currency) if source else None
    ready_on = source_ready_on(world, charge) if charge else None
    if ready_on is None and ledger.available(world, currency) < amount:
        raise refused(
            "You have insufficient available funds in your Stripe account. Wait for your pending balance to settle, "
            "or name the charge the money comes from as `source_transaction`.",
            code="balance_insufficient",
        )
    body: Obj = {
        "id": new_id("tr_3" if source else "tr_1"),
        "object": "transfer",
        "amount": amount,
        "amount_reversed": 0,
        "balance_transaction": None,
        "created": world.now(),
        "currency": currency,
        "description": description,
        "destination": destination,
        "destination_payment": new_id("py_1"),
        "livemode": False,
        "metadata": metadata or {},
        "reversed": False,
        "source_transaction": source,
        "source_type": "card",
        "transfer_group": group or _group_of(world, charge),
    }
    world.store.insert(body, created=world.now(), parent=source, team=body["transfer_group"])
    _move(world, body, ready_on)
    emit(world, "v1.transfer.created", body)
    return body


def _payee(world: World, destination: str) -> None:
    account = world.store.get(destination, "v2.core.account")
    if account is None or account["closed"]:
        raise no_such("destination", destination, param="destination", status=400)
    if not accounts.can_be_paid(account):
        raise refused(
            "Your destination account needs to have at least one of the following capabilities enabled: "
            "transfers, crypto_transfers, legacy_payments",
            code="insufficient_capabilities_for_transfer",
        )


def _source(world: World, source: str, amount: int, currency: str) -> Obj:
    charge = world.store.get(source, "charge")
    if charge is None or world.store.owner(source):
        raise no_such("charge", source, param="source_transaction", status=400)
    if not charge["captured"]:
        raise refused("You cannot use an uncaptured charge as a source_transaction.", param="source_transaction")
    if charge["currency"] != currency:
        raise refused(
            f"The currency of source_transaction's balance transaction ({charge['currency']}) must be the same as "
            f"the transfer currency ({currency})",
            param="currency",
        )
    sent = world.store.children("transfer", source)
    used = sum(item["amount"] - item["amount_reversed"] for item in sent)
    if used + amount > charge["amount_captured"]:
        already = f" (There are already transfers using this source, amounting to {written(used, currency)}.)"
        raise refused(
            "Transfers using this transaction as a source must not exceed the source amount of "
            f"{written(charge['amount_captured'], currency)}.{already if used else ''}"
        )
    return charge


def _group_of(world: World, charge: Obj | None) -> str | None:
    """A charge without a group gets one of its own with the first transfer made from it."""
    if charge is None:
        return None
    if not charge["transfer_group"]:
        charge["transfer_group"] = f"group_{charge['id']}"
        world.store.save(charge)
        world.store.set_team(charge["id"], charge["transfer_group"])
    return str(charge["transfer_group"])


def _move(world: World, body: Obj, ready_on: int | None) -> None:
    """Out of the platform's balance, into the connected account's, where it is a payment of its own."""
    entry = ledger.post(
        world,
        kind="transfer",
        amount=-body["amount"],
        currency=body["currency"],
        source=body["id"],
        available_on=ready_on,
        description=body["description"],
    )
    body["balance_transaction"] = entry["id"]
    world.store.save(body)
    arrived = ledger.post(
        world,
        kind="payment",
        amount=body["amount"],
        currency=body["currency"],
        source=body["destination_payment"],
        account=body["destination"],
        available_on=ready_on,
    )
    payment: Obj = {
        "id": body["destination_payment"],
        "object": "charge",
        "amount": body["amount"],
        "amount_captured": body["amount"],
        "amount_refunded": 0,
        "balance_transaction": arrived["id"],
        "captured": True,
        "created": world.now(),
        "currency": body["currency"],
        "disputed": False,
        "livemode": False,
        "metadata": {},
        "paid": True,
        "payment_intent": None,
        "payment_method": None,
        "refunded": False,
        "source_transfer": body["id"],
        "status": "succeeded",
        "transfer_group": body["transfer_group"],
    }
    world.store.insert(payment, created=world.now(), account=body["destination"])


def take_back(
    world: World,
    transfer: Obj,
    *,
    amount: int | None = None,
    metadata: Obj | None = None,
    description: str | None = None,
) -> Obj:
    """Reverse a transfer, all or in part; refused when the connected account's balance does not cover it."""
    wanted = _checked_reversal(world, transfer, amount)
    charge = world.store.get(transfer["source_transaction"] or "", "charge")
    ready_on = source_ready_on(world, charge) if charge else None
    body: Obj = {
        "id": new_id("trr_1"),
        "object": "transfer_reversal",
        "amount": wanted,
        "balance_transaction": None,
        "created": world.now(),
        "currency": transfer["currency"],
        "destination_payment_refund": new_id("pyr_1"),
        "metadata": metadata or {},
        "source_refund": None,
        "transfer": transfer["id"],
    }
    world.store.insert(body, created=world.now(), parent=transfer["id"])
    entry = ledger.post(
        world,
        kind="transfer_refund",
        amount=wanted,
        currency=transfer["currency"],
        source=body["id"],
        available_on=ready_on,
        description=description,
    )
    body["balance_transaction"] = entry["id"]
    world.store.save(body)
    ledger.post(
        world,
        kind="payment_refund",
        amount=-wanted,
        currency=transfer["currency"],
        source=body["destination_payment_refund"],
        account=transfer["destination"],
        available_on=ready_on,
    )
    transfer["amount_reversed"] += wanted
    transfer["reversed"] = transfer["amount_reversed"] == transfer["amount"]
    world.store.save(transfer)
    emit(world, "v1.transfer.reversed", transfer)
    return body


def _checked_reversal(world: World, transfer: Obj, amount: int | None) -> int:
    left = transfer["amount"] - transfer["amount_reversed"]
    if left == 0:
        raise refused(f"Transfer {transfer['id']} is already fully reversed.", param="id")
    wanted = left if amount is None else amount
    currency = transfer["currency"]
    if wanted <= 0:
        raise refused("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    if wanted > left:
        raise refused(
            f"Transfer reversal amount ({written(wanted, currency)}) is greater than the unreversed amount of the "
            f"transfer ({written(left, currency)})",
            param="amount",
        )
    if ledger.whole(world, currency, transfer["destination"]) < wanted:
        raise refused(
            "Insufficient funds in the connected account to reverse this transfer.", code="balance_insufficient"
        )
    return wanted
