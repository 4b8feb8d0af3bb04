"""A customer's attempt to pay: paid, declined, asked to confirm, or held for capture."""

from typing import Final

from payments.sandbox.engine import ledger
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World

DECLINED: Final = ("card_declined", "generic_decline", "Your card was declined.")
NOT_CONFIRMED: Final = (
    "payment_intent_authentication_failure",
    None,
    "The provided PaymentMethod has failed authentication.",
)
UNPAID: Final = frozenset({"requires_payment_method", "requires_confirmation", "requires_action"})


def start_intent(world: World, *, amount: int, currency: str, data: Obj) -> Obj:
    """A PaymentIntent that waits for a way to pay. `data` is what the session said under `payment_intent_data`."""
    identifier = new_id("pi_3")
    body: Obj = {
        "id": identifier,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": {"enabled": True},
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": data.get("capture_method") or "automatic_async",
        "client_secret": f"{identifier}_secret_{new_id('', 25)}",
        "confirmation_method": "automatic",
        "created": world.now(),
        "currency": currency,
        "customer": None,
        "customer_account": None,
        "description": data.get("description"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": data.get("metadata") or {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "processing": None,
        "receipt_email": data.get("receipt_email"),
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": data.get("statement_descriptor_suffix"),
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": data.get("transfer_group"),
    }
    return world.store.insert(body, created=world.now(), team=body["transfer_group"])


def must_be(intent: Obj, states: frozenset[str] | set[str], doing: str) -> None:
    """Refuse, as Stripe does, what the intent's state does not allow."""
    if intent["status"] not in states:
        raise refused(
            f"This PaymentIntent could not be {doing} because it has a status of {intent['status']}.",
            code="payment_intent_unexpected_state",
            payment_intent={"id": intent["id"], "object": "payment_intent", "status": intent["status"]},
        )


def new_charge(world: World, intent: Obj, *, confirmed: bool = False) -> Obj:
    """The charge of one attempt, not yet kept."""
    return {
        "id": new_id("ch_3"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": 0,
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": {"address": None, "email": intent["receipt_email"], "name": None, "phone": None},
        "calculated_statement_descriptor": "SANDBOX",
        "captured": False,
        "created": world.now(),
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "on_behalf_of": None,
        "outcome": {"network_status": "approved_by_network", "reason": None, "type": "authorized"},
        "paid": True,
        "payment_intent": intent["id"],
        "payment_method": intent["payment_method"],
        "payment_method_details": {"card": _card(confirmed=confirmed), "type": "card"},
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "review": None,
        "shipping": None,
        "source": None,
        "source_transfer": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": intent["statement_descriptor_suffix"],
        "status": "succeeded",
        "transfer_data": None,
        "transfer_group": intent["transfer_group"],
    }


def _card(*, confirmed: bool) -> Obj:
    return {
        "brand": "visa",
        "capture_before": None,
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": "GB",
        "funding": "debit",
        "last4": "4242",
        "network": "visa",
        "three_d_secure": {"authentication_flow": "challenge", "result": "authenticated"} if confirmed else None,
        "wallet": None,
    }


def succeed(world: World, intent: Obj, *, confirmed: bool = False) -> Obj:
    """The bank agrees: money is taken, or held when the capture is manual. Returns the charge."""
    must_be(intent, UNPAID, "confirmed")
    intent["payment_method"] = new_id("pm_1")
    intent["next_action"] = intent["last_payment_error"] = None
    charge = new_charge(world, intent, confirmed=confirmed)
    intent["latest_charge"] = charge["id"]
    if intent["capture_method"] == "manual":
        before = world.now() + world.settings.hold_for
        charge["payment_method_details"]["card"]["capture_before"] = before
        intent["status"], intent["amount_capturable"] = "requires_capture", intent["amount"]
        world.store.insert(charge, created=world.now(), parent=intent["id"], team=charge["transfer_group"])
        world.store.set_due(intent["id"], before)
        emit(world, "v1.payment_intent.amount_capturable_updated", intent)
    else:
        world.store.insert(charge, created=world.now(), parent=intent["id"], team=charge["transfer_group"])
        take(world, intent, charge, intent["amount"])
    world.store.save(intent)
    return charge


def take(world: World, intent: Obj, charge: Obj, amount: int) -> None:
    """Money arrives on the platform's balance, less the fee, and may be moved after the settlement delay."""
    entry = ledger.post(
        world,
        kind="charge",
        amount=amount,
        fee=world.settings.fee(amount),
        currency=charge["currency"],
        source=charge["id"],
        available_on=world.now() + world.settings.settle_after,
        description=charge["description"],
    )
    charge.update(captured=True, amount_captured=amount, balance_transaction=entry["id"])
    intent.update(status="succeeded", amount_received=amount, amount_capturable=0)
    world.store.save(charge)
    emit(world, "v1.payment_intent.succeeded", intent)


def decline(world: World, intent: Obj, *, why: tuple[str, str | None, str] = DECLINED) -> Obj:
    """The bank refuses; the customer may try again. Returns the failed charge."""
    must_be(intent, UNPAID, "confirmed")
    code, decline_code, message = why
    charge = new_charge(world, intent)
    charge.update(paid=False, status="failed", failure_code=code, failure_message=message)
    charge["outcome"] = {"network_status": "declined_by_network", "reason": decline_code, "type": "issuer_declined"}
    world.store.insert(charge, created=world.now(), parent=intent["id"], team=charge["transfer_group"])
    error: Obj = {"type": "card_error", "code": code, "message": message, "charge": charge["id"]}
    if decline_code:
        error["decline_code"] = decline_code
    intent.update(
        status="requires_payment_method",
        latest_charge=charge["id"],
        last_payment_error=error,
        next_action=None,
        payment_method=None,
    )
    world.store.save(intent)
    emit(world, "v1.payment_intent.payment_failed", intent)
    return charge


def ask_to_confirm(world: World, intent: Obj, url: str) -> None:
    """The bank wants to hear from its customer first (3-D Secure)."""
    must_be(intent, UNPAID, "confirmed")
    intent["status"] = "requires_action"
    intent["last_payment_error"] = None
    intent["next_action"] = {"type": "redirect_to_url", "redirect_to_url": {"url": url, "return_url": None}}
    world.store.save(intent)


def begin_processing(world: World, intent: Obj) -> None:
    """A slow way to pay (a bank debit): agreed to now, known to have worked only later."""
    must_be(intent, UNPAID, "confirmed")
    intent.update(status="processing", next_action=None, last_payment_error=None)
    world.store.save(intent)


def end_processing(world: World, intent: Obj, *, paid: bool) -> None:
    """The slow payment arrived, or did not."""
    must_be(intent, {"processing"}, "settled")
    intent["status"] = "requires_confirmation"
    if paid:
        succeed(world, intent)
    else:
        decline(world, intent, why=("debit_not_authorized", None, "The customer's bank refused the debit."))
