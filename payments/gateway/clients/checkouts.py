"""Hosted payment pages and the payments made on them."""

import stripe

from foundation.money.calculations.money import Money
from payments.gateway.calculations.requests import CheckoutRequest, Op
from payments.gateway.calculations.states import CheckoutState, DisputeState, PaymentState, RefundState
from payments.gateway.clients.connection import call
from payments.gateway.clients.reading import read_dispute, read_intent, read_refund, read_session
from payments.gateway.clients.wire import seconds, to_wire

CHARGE = "latest_charge.balance_transaction"


class Checkouts:
    """Part of the gateway: taking money and giving it back."""

    client: stripe.StripeClient

    def open_checkout(self, op: Op, request: CheckoutRequest) -> CheckoutState:
        """Open a hosted payment page. The payer's card is charged at once, never only reserved."""
        currency = request.amount.currency
        metadata = {**request.metadata, "op": op.id}
        params: dict = {
            "mode": "payment",
            "line_items": [
                {
                    "quantity": line.quantity,
                    "price_data": {
                        "currency": currency.lower(),
                        "unit_amount": to_wire(Money(line.amount, currency)),
                        "product_data": {"name": line.label},
                    },
                }
                for line in request.lines
            ],
            "client_reference_id": request.reference,
            "metadata": metadata,
            "payment_intent_data": {
                # Synchronous, so that the fee is known in the same answer.
                "capture_method": "automatic",
                "transfer_group": request.group,
                "metadata": metadata,
            },
            # Paid in the co-op's own currency: what is charged is what was agreed, and what is posted.
            "adaptive_pricing": {"enabled": False},
            "expires_at": seconds(request.expires_at),
            "success_url": request.success_url,
            "cancel_url": request.cancel_url,
        }
        if request.email:
            params["customer_email"] = request.email
        if request.locale:
            params["locale"] = request.locale
        options = {"idempotency_key": op.key}
        return read_session(call(self.client.v1.checkout.sessions.create, params, options))

    def read_checkout(self, checkout_id: str) -> CheckoutState:
        params: dict = {"expand": [f"payment_intent.{CHARGE}"]}
        return read_session(call(self.client.v1.checkout.sessions.retrieve, checkout_id, params))

    def expire_checkout(self, op: Op, checkout_id: str) -> CheckoutState:
        """Close a page nobody may pay on any more. Refused when it was paid meanwhile."""
        options = {"idempotency_key": op.key}
        return read_session(call(self.client.v1.checkout.sessions.expire, checkout_id, {}, options))

    def read_payment(self, payment_id: str) -> PaymentState:
        return read_intent(call(self.client.v1.payment_intents.retrieve, payment_id, {"expand": [CHARGE]}))

    def capture(self, op: Op, payment_id: str, amount: Money) -> PaymentState:
        """Charge what was reserved, in whole or in part; the rest is let go."""
        params = {"amount_to_capture": to_wire(amount), "metadata": {"op": op.id}, "expand": [CHARGE]}
        options = {"idempotency_key": op.key}
        return read_intent(call(self.client.v1.payment_intents.capture, payment_id, params, options))

    def release(self, op: Op, payment_id: str) -> PaymentState:
        """Let go of what was reserved on a card."""
        params = {"cancellation_reason": "abandoned", "expand": [CHARGE]}
        options = {"idempotency_key": op.key}
        return read_intent(call(self.client.v1.payment_intents.cancel, payment_id, params, options))

    def refund(self, op: Op, payment_id: str, amount: Money, reason: str) -> RefundState:
        """Give back part or all of a payment. `reason` is ours and travels as a mark."""
        params = {
            "payment_intent": payment_id,
            "amount": to_wire(amount),
            "metadata": {"op": op.id, "reason": reason[:400]},
        }
        return read_refund(call(self.client.v1.refunds.create, params, {"idempotency_key": op.key}))

    def read_refund(self, refund_id: str) -> RefundState:
        return read_refund(call(self.client.v1.refunds.retrieve, refund_id))

    def read_dispute(self, dispute_id: str) -> DisputeState:
        return read_dispute(call(self.client.v1.disputes.retrieve, dispute_id))
