"""Stripe's objects read into our states. A value we do not know reads as the safe state; it stops nothing."""

from typing import Any

from payments.gateway.calculations.states import (
    CheckoutState,
    DisputeState,
    PayeeState,
    PaymentState,
    RefundState,
    TransferState,
)
from payments.gateway.clients.wire import from_wire, moment
from payments.gateway.enums import CheckoutStatus, Outcome, PayeeStatus, PaymentStatus, RefundStatus
from payments.gateway.errors import GatewayError

INTENT = {
    "succeeded": PaymentStatus.CAPTURED,
    "requires_capture": PaymentStatus.AUTHORISED,
    "processing": PaymentStatus.PROCESSING,
    "canceled": PaymentStatus.CANCELLED,
}
REFUND = {
    "succeeded": RefundStatus.SUCCEEDED,
    "failed": RefundStatus.FAILED,
    "canceled": RefundStatus.FAILED,
}
CHECKOUT = {"complete": CheckoutStatus.COMPLETE, "expired": CheckoutStatus.EXPIRED}


def identity(value: Any) -> str:
    """Return the id of a field that is an id, an expanded object, or nothing."""
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value.id)


def mark(thing: Any, name: str = "op") -> str:
    """Return one of the marks we left on an object, or nothing."""
    return marks(thing).get(name, "")


def marks(thing: Any) -> dict[str, str]:
    """Return the marks we left on an object."""
    found = getattr(thing, "metadata", None)
    return {str(key): str(value) for key, value in found.to_dict().items()} if found else {}


def read_session(session: Any) -> CheckoutState:
    """Read a Checkout Session with its payment intent expanded."""
    intent = session.payment_intent
    return CheckoutState(
        id=session.id,
        status=CHECKOUT.get(session.status, CheckoutStatus.OPEN),
        url=session.url or "",
        expires_at=moment(session.expires_at),
        reference=session.client_reference_id or "",
        payment=read_intent(intent) if intent is not None and not isinstance(intent, str) else None,
    )


def read_intent(intent: Any) -> PaymentState:
    """Read a PaymentIntent with `latest_charge.balance_transaction` expanded."""
    charge = intent.latest_charge
    if charge is None or isinstance(charge, str):
        charge = None
    status = INTENT.get(intent.status, PaymentStatus.UNPAID)
    failure = getattr(intent, "last_payment_error", None)
    if status is PaymentStatus.UNPAID and failure is not None:
        status = PaymentStatus.FAILED
    txn = charge.balance_transaction if charge is not None else None
    if isinstance(txn, str):
        txn = None
    currency = intent.currency
    if txn is not None and txn.currency != currency:
        raise GatewayError(Outcome.REFUSED, "settled_in_another_currency", f"{intent.id} settled in {txn.currency}")
    return PaymentState(
        id=intent.id,
        status=status,
        authorised=from_wire(intent.amount_capturable or 0, currency),
        captured=from_wire(intent.amount_received or 0, currency),
        refunded=from_wire(charge.amount_refunded if charge is not None else 0, currency),
        charge_id=charge.id if charge is not None else "",
        txn_id=txn.id if txn is not None else "",
        fee=from_wire(txn.fee, currency).minor if txn is not None else 0,
        net=from_wire(txn.net, currency).minor if txn is not None else 0,
        capture_before=_capture_before(charge),
        disputed=bool(charge is not None and charge.disputed),
        failure=(getattr(failure, "code", None) or "") if failure is not None else "",
        metadata=marks(intent),
    )


def _capture_before(charge: Any) -> Any:
    details = getattr(charge, "payment_method_details", None) if charge is not None else None
    card = getattr(details, "card", None) if details is not None else None
    limit = getattr(card, "capture_before", None) if card is not None else None
    return moment(limit) if limit else None


def read_refund(refund: Any) -> RefundState:
    return RefundState(
        id=refund.id,
        status=REFUND.get(refund.status, RefundStatus.PENDING),
        amount=from_wire(refund.amount, refund.currency),
        payment_id=identity(refund.payment_intent),
        txn_id=identity(refund.balance_transaction),
        failure_txn_id=identity(getattr(refund, "failure_balance_transaction", None)),
        failure=getattr(refund, "failure_reason", None) or "",
        op=mark(refund),
    )


def read_transfer(transfer: Any) -> TransferState:
    return TransferState(
        id=transfer.id,
        amount=from_wire(transfer.amount, transfer.currency),
        reversed=from_wire(transfer.amount_reversed, transfer.currency).minor,
        payee_id=identity(transfer.destination),
        group=transfer.transfer_group or "",
        txn_id=identity(transfer.balance_transaction),
        op=mark(transfer),
    )


def read_account(account: Any) -> PayeeState:
    """Read a v2 account fetched with its recipient configuration and requirements."""
    due = tuple(sorted({entry.description for entry in _entries(account) if _is_due(entry)}))
    return PayeeState(id=account.id, status=_payee_status(account, due), due=due, member=mark(account, "member"))


def _entries(account: Any) -> list[Any]:
    requirements = getattr(account, "requirements", None)
    return list(getattr(requirements, "entries", None) or []) if requirements is not None else []


def _is_due(entry: Any) -> bool:
    """Whether the worker, not the provider, has something to do now."""
    deadline = getattr(entry, "minimum_deadline", None)
    now_due = getattr(deadline, "status", "currently_due") in {"currently_due", "past_due"}
    return now_due and getattr(entry, "awaiting_action_from", "user") == "user"


def _payee_status(account: Any, due: tuple[str, ...]) -> PayeeStatus:
    if getattr(account, "closed", False):
        return PayeeStatus.CLOSED
    here: Any = account
    for step in ("configuration", "recipient", "capabilities", "stripe_balance", "stripe_transfers"):
        here = getattr(here, step, None)
    status = getattr(here, "status", "")
    if status == "active":
        return PayeeStatus.READY
    return PayeeStatus.NEEDS_INFO if due or status in {"restricted", "rejected", "unsupported"} else PayeeStatus.PENDING


def read_dispute(dispute: Any) -> DisputeState:
    details = getattr(dispute, "evidence_details", None)
    due_by = getattr(details, "due_by", None) if details is not None else None
    return DisputeState(
        id=dispute.id,
        payment_id=identity(dispute.payment_intent),
        charge_id=identity(dispute.charge),
        status=dispute.status,
        amount=from_wire(dispute.amount, dispute.currency),
        reason=dispute.reason or "",
        due_by=moment(due_by) if due_by else None,
    )
