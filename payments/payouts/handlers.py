"""How workers' accounts and transfers are asked for, and what the answers mean."""

from datetime import datetime

from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from foundation.money.calculations.money import Money
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.requests import PayeeRequest
from payments.gateway.calculations.states import PayeeState as RemotePayee
from payments.gateway.calculations.states import TransferState
from payments.gateway.errors import GatewayError
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.operations.models import Operation
from payments.payouts.actions.apply_payee_state import apply_payee_state
from payments.payouts.enums import Blocked, EarningState
from payments.payouts.models import Earning, Payee

# Words of the provider that mean "this account cannot take money", not "this transfer is wrong".
ACCOUNT_CANNOT = frozenset({"insufficient_capabilities_for_transfer", "account_closed", "account_invalid"})
SYNC = "payments.payouts.sync_payee"


class CreatePayee:
    """Make a worker's account."""

    def call(self, gateway: Gateway, operation: Operation) -> RemotePayee:
        params = operation.params
        return gateway.create_payee(
            operation.op, PayeeRequest(member=params["member"], email=params["email"], country=params["country"])
        )

    def read(self, gateway: Gateway, remote_id: str) -> RemotePayee:
        return gateway.read_payee(remote_id)

    def on_done(self, operation: Operation, answer: RemotePayee, at: datetime) -> None:
        apply_payee_state(payee=Payee.objects.get(operation=operation), state=answer, at=at)

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        payee = lock_row(Payee.objects.all(), Payee.objects.values_list("pk", flat=True).get(operation=operation))
        payee.failure = error.code[:200]
        payee.save(update_fields=["failure"])
        record(by=None, verb="payments.payee.refused", subject=payee, data={"why": error.code}, at=at)


class PayWorker:
    """Send a share."""

    def call(self, gateway: Gateway, operation: Operation) -> TransferState:
        params = operation.params
        amount = Money(params["amount"], params["currency"])
        return gateway.pay_worker(operation.op, params["payee"], amount, params["charge_id"], params["group"])

    def read(self, gateway: Gateway, remote_id: str) -> TransferState:
        return gateway.read_transfer(remote_id)

    def on_done(self, operation: Operation, answer: TransferState, at: datetime) -> None:
        earning = self._locked(operation)
        post_journal(
            kind="transfer",
            pairs=[Pair(f"2110:{earning.owner}", "1011", earning.amount)],
            idempotency_key=f"txn:{answer.txn_id}" if answer.txn_id else f"transfer:{answer.id}",
            unit=earning.currency,
            at=at,
            reference=earning.reference,
        )
        earning.state = EarningState.TRANSFERRED
        earning.transfer_id, earning.txn_id, earning.transferred_at = answer.id, answer.txn_id, at
        earning.blocked, earning.blocked_detail = Blocked.NO, ""
        earning.save()
        record(by=None, verb="payments.earning.transferred", subject=earning, data={"amount": earning.amount}, at=at)

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        earning = self._locked(operation)
        cannot = error.code in ACCOUNT_CANNOT
        earning.blocked = Blocked.PAYEE_NOT_READY if cannot else Blocked.REFUSED
        earning.blocked_detail = error.code[:200]
        earning.save(update_fields=["blocked", "blocked_detail"])
        record(by=None, verb="payments.earning.refused", subject=earning, data={"why": error.code}, at=at)
        if cannot:
            enqueue(SYNC, payee=operation.params["payee"])

    def _locked(self, operation: Operation) -> Earning:
        return lock_row(Earning.objects.all(), Earning.objects.values_list("pk", flat=True).get(operation=operation))
