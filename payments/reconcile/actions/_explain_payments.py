"""Lines of charges, refunds and transfers. Private to the actions of this room."""

import uuid
from datetime import datetime

from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.models import Payment
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.states import BalanceEntry
from payments.operations.enums import LIVE, OperationState
from payments.operations.models import Operation
from payments.payouts.models import Earning
from payments.reconcile.actions._cause import UNKNOWN, Cause, adopted, matched
from payments.refunds.actions.adopt_refund import adopt_refund
from payments.refunds.actions.sync_refund import sync_refund
from payments.refunds.models import Refund


def explain_charge(gateway: Gateway, entry: BalanceEntry, at: datetime) -> Cause:
    """A payment of ours; one whose message never came is looked at now."""
    payment = Payment.objects.filter(txn_id=entry.id).first()
    if payment is not None:
        return matched(f"checkout.payment:{payment.pk}", _difference(payment, entry))
    operation = _by_mark(entry.op or _mark_of_intent(gateway, entry))
    payment = Payment.objects.filter(operation=operation).first() if operation else None
    if payment is None:
        return UNKNOWN
    payment = sync_checkout(payment=payment, at=at)
    if payment.txn_id == entry.id:
        return adopted(f"checkout.payment:{payment.pk}")
    return matched(f"operations.operation:{operation.pk}") if operation and operation.state in LIVE else UNKNOWN


def _difference(payment: Payment, entry: BalanceEntry) -> str:
    if (payment.captured, payment.fee) == (entry.amount, entry.fee):
        return ""
    return (
        f"Payment {payment.reference}: our books have {payment.captured} with a fee of {payment.fee}, "
        f"the provider {entry.amount} with {entry.fee} (minor units)."
    )


def _mark_of_intent(gateway: Gateway, entry: BalanceEntry) -> str:
    return gateway.read_payment(entry.payment_id).metadata.get("op", "") if entry.payment_id else ""


def explain_refund(gateway: Gateway, entry: BalanceEntry, at: datetime) -> Cause:
    """A refund of ours, or one made by hand, which is taken over."""
    refund = Refund.objects.filter(txn_id=entry.id).first() or Refund.objects.filter(remote_id=entry.source).first()
    if refund is not None and not refund.txn_id:
        refund = sync_refund(refund=refund, at=at)
    if refund is not None:
        return matched(f"refunds.refund:{refund.pk}", _unequal("Refund", refund.amount, -entry.amount))
    operation = _by_mark(entry.op)
    if operation is not None and operation.state in LIVE:
        return matched(f"operations.operation:{operation.pk}")
    payment = Payment.objects.filter(intent_id=entry.payment_id).first() if entry.payment_id else None
    if payment is None or operation is not None:
        return UNKNOWN
    refund = adopt_refund(payment=payment, state=gateway.read_refund(entry.source), at=at)
    return adopted(f"refunds.refund:{refund.pk}")


def explain_refund_failure(gateway: Gateway, entry: BalanceEntry, at: datetime) -> Cause:
    """A refund the bank sent back."""
    refund = (
        Refund.objects.filter(failure_txn_id=entry.id).first() or Refund.objects.filter(remote_id=entry.source).first()
    )
    if refund is None:
        return UNKNOWN
    if not refund.failure_txn_id:
        refund = sync_refund(refund=refund, at=at)
    known = refund.failure_txn_id == entry.id
    return (
        matched(f"refunds.refund:{refund.pk}", _unequal("Failed refund", refund.amount, entry.amount))
        if known
        else UNKNOWN
    )


def explain_transfer(gateway: Gateway, entry: BalanceEntry, at: datetime) -> Cause:
    """A worker's share, or what another room had sent: its operation names the row it was for."""
    earning = Earning.objects.filter(txn_id=entry.id).first()
    if earning is not None:
        return matched(f"payouts.earning:{earning.pk}", _unequal("Transfer", earning.amount, -entry.amount))
    operation = _by_mark(entry.op)
    if operation is not None and operation.state == OperationState.DONE:
        return matched(operation.subject, _unequal("Transfer", int(operation.params["amount"]), -entry.amount))
    return matched(f"operations.operation:{operation.pk}") if operation and operation.state in LIVE else UNKNOWN


def _unequal(what: str, ours: int, theirs: int) -> str:
    return "" if ours == theirs else f"{what}: our books have {ours}, the provider {theirs} (minor units)."


def _by_mark(mark: str) -> Operation | None:
    try:
        return Operation.objects.filter(pk=uuid.UUID(mark)).first() if mark else None
    except ValueError:
        return None
