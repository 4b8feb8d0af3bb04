"""Workers' accounts, and the money sent to them."""

import stripe

from foundation.money.calculations.money import Money
from payments.gateway.calculations.requests import Op, PayeeRequest
from payments.gateway.calculations.states import PayeeState, ReversalState, TransferState
from payments.gateway.clients.connection import call
from payments.gateway.clients.reading import identity, read_account, read_transfer
from payments.gateway.clients.wire import from_wire, to_wire

INCLUDE = ["configuration.recipient", "identity", "requirements"]


class Payees:
    """Part of the gateway: paying workers."""

    client: stripe.StripeClient

    def create_payee(self, op: Op, request: PayeeRequest) -> PayeeState:
        """Make an account that can receive transfers. Fees and losses are the co-op's; the worker tells the rest."""
        params: dict = {
            "contact_email": request.email,
            "dashboard": "express",
            "identity": {"country": request.country.lower()},
            "configuration": {
                "recipient": {"capabilities": {"stripe_balance": {"stripe_transfers": {"requested": True}}}}
            },
            "defaults": {"responsibilities": {"fees_collector": "application", "losses_collector": "application"}},
            "metadata": {"member": request.member, "op": op.id},
            "include": INCLUDE,
        }
        return read_account(call(self.client.v2.core.accounts.create, params, {"idempotency_key": op.key}))

    def payee_link(self, payee_id: str, return_url: str, refresh_url: str) -> str:
        """Return an address where the worker fills in their details. It works once and for a few minutes."""
        params: dict = {
            "account": payee_id,
            "use_case": {
                "type": "account_onboarding",
                "account_onboarding": {"refresh_url": refresh_url, "return_url": return_url},
            },
        }
        return str(call(self.client.v2.core.account_links.create, params).url)

    def read_payee(self, payee_id: str) -> PayeeState:
        params: dict = {"include": INCLUDE}
        return read_account(call(self.client.v2.core.accounts.retrieve, payee_id, params))

    def pay_worker(self, op: Op, payee_id: str, amount: Money, charge_id: str, group: str) -> TransferState:
        """Send a share. Bound to its charge, it waits for that money instead of failing on an empty balance.

        Money that came from no single charge, such as a member's part of the surplus, names none.
        """
        params: dict = {
            "amount": to_wire(amount),
            "currency": amount.currency.lower(),
            "destination": payee_id,
            **({"source_transaction": charge_id} if charge_id else {}),
            "transfer_group": group,
            "metadata": {"op": op.id},
        }
        return read_transfer(call(self.client.v1.transfers.create, params, {"idempotency_key": op.key}))

    def read_transfer(self, transfer_id: str) -> TransferState:
        return read_transfer(call(self.client.v1.transfers.retrieve, transfer_id))

    def take_back(self, op: Op, transfer_id: str, amount: Money) -> ReversalState:
        """Take a share back. Refused when the worker's balance there is too small."""
        params: dict = {"amount": to_wire(amount), "metadata": {"op": op.id}}
        options = {"idempotency_key": op.key}
        made = call(self.client.v1.transfers.reversals.create, transfer_id, params, options)
        return ReversalState(
            id=made.id,
            transfer_id=identity(made.transfer),
            amount=from_wire(made.amount, made.currency),
            txn_id=identity(made.balance_transaction),
        )
