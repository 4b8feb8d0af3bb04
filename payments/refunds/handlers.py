"""How a refund is asked for, and what the answer means."""

from datetime import datetime

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from foundation.money.calculations.money import Money
from payments.checkout.models import Payment
from payments.checkout.registry import events
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.states import RefundState as Remote
from payments.gateway.errors import GatewayError
from payments.operations.models import Operation
from payments.refunds.actions.apply_refund_state import apply_refund_state
from payments.refunds.actions.put_back import put_back
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund


class GiveBack:
    """Ask the provider to give money back."""

    ends_when_refused = True  # the money is held for the order again; staff decide anew

    def call(self, gateway: Gateway, operation: Operation) -> Remote:
        params = operation.params
        amount = Money(params["amount"], params["currency"])
        return gateway.refund(operation.op, params["payment_id"], amount, params["reason"])

    def read(self, gateway: Gateway, remote_id: str) -> Remote:
        return gateway.read_refund(remote_id)

    def on_done(self, operation: Operation, answer: Remote, at: datetime) -> None:
        apply_refund_state(refund=Refund.objects.get(operation=operation), state=answer, at=at)

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        refund = Refund.objects.get(operation=operation)
        payment = lock_row(Payment.objects.all(), refund.payment_id)
        refund = lock_row(Refund.objects.all(), refund.pk)
        if refund.state != RefundState.CREATED:
            return
        put_back(refund=refund, payment=payment, why=error.code, at=at)
        refund.save()
        record(by=None, verb="payments.refund.failed", subject=refund, data={"why": error.code}, at=at)
        events.call("refund_changed", refund=refund, at=at)
