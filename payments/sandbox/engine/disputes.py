"""A customer tells their bank that a payment was wrong."""

from payments.sandbox.engine import ledger
from payments.sandbox.errors import refused
from payments.sandbox.events import emit
from payments.sandbox.render import visible
from payments.sandbox.settings import DAY
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World


def start(
    world: World, charge: Obj, *, amount: int | None = None, reason: str = "fraudulent", withdraw: bool = True
) -> Obj:
    """The bank takes the money back at once, with a fee, until the dispute is decided."""
    if not charge["captured"] or charge["disputed"]:
        raise refused(f"Charge {charge['id']} cannot be disputed: it is not captured, or is disputed already.")
    body: Obj = {
        "id": new_id("du_1"),
        "object": "dispute",
        "amount": charge["amount_captured"] if amount is None else amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": world.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {},
        "evidence_details": {
            "due_by": world.now() + 7 * DAY,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "network_reason_code": "10.4",
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {"card": {"brand": "visa", "case_type": "chargeback"}, "type": "card"},
        "reason": reason,
        "status": "needs_response",
    }
    world.store.insert(body, created=world.now(), parent=charge["id"])
    charge["disputed"] = charge["_dispute_open"] = True
    world.store.save(charge)
    emit(world, "v1.charge.dispute.created", body)
    if withdraw:
        _move(world, body, -body["amount"], world.settings.dispute_fee, "dispute")
        emit(world, "v1.charge.dispute.funds_withdrawn", body)
    return body


def _move(world: World, dispute: Obj, amount: int, fee: int, category: str) -> None:
    entry = ledger.post(
        world,
        kind="adjustment",
        amount=amount,
        fee=fee,
        currency=dispute["currency"],
        source=dispute["id"],
        description=f"Chargeback {'withdrawal' if amount < 0 else 'reversal'} for {dispute['charge']}",
        category=category,
    )
    dispute["balance_transactions"].append(visible(entry))
    world.store.save(dispute)


def answer(world: World, dispute: Obj, *, evidence: Obj, metadata: Obj | None, submit: bool) -> Obj:
    """Keep the platform's side of the story, and send it to the bank when asked to."""
    dispute["evidence"].update(evidence)
    if metadata is not None:
        dispute["metadata"].update(metadata)
    details = dispute["evidence_details"]
    details["has_evidence"] = bool(dispute["evidence"])
    if submit and dispute["status"] == "needs_response":
        details["submission_count"] += 1
        dispute["status"] = "under_review"
    world.store.save(dispute)
    emit(world, "v1.charge.dispute.updated", dispute)
    return dispute


def close(world: World, dispute: Obj, outcome: str) -> Obj:
    """The bank decides: `won` (the money comes back, the fee does not) or `lost`."""
    if outcome not in {"won", "lost"}:
        raise ValueError(f"Not the end of a dispute: {outcome}")
    if dispute["status"] in {"won", "lost"}:
        raise refused("This dispute is already closed.")
    dispute["status"] = outcome
    world.store.save(dispute)
    charge = world.store.get(dispute["charge"])
    assert charge is not None
    charge["_dispute_open"] = outcome == "lost"
    world.store.save(charge)
    emit(world, "v1.charge.dispute.closed", dispute)
    if outcome == "won" and dispute["balance_transactions"]:
        _move(world, dispute, dispute["amount"], 0, "dispute_reversal")
        emit(world, "v1.charge.dispute.funds_reinstated", dispute)
    return dispute


def warn(world: World, charge: Obj, fraud_type: str = "made_with_stolen_card") -> Obj:
    """The bank suspects fraud before anybody has complained."""
    body: Obj = {
        "id": new_id("issfr_1"),
        "object": "radar.early_fraud_warning",
        "actionable": not charge["refunded"] and not charge["disputed"],
        "charge": charge["id"],
        "created": world.now(),
        "fraud_type": fraud_type,
        "livemode": False,
        "payment_intent": charge["payment_intent"],
    }
    world.store.insert(body, created=world.now(), parent=charge["id"])
    emit(world, "v1.radar.early_fraud_warning.created", body)
    return body
