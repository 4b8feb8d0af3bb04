"""How a repayment of shares is asked for at the provider, and what the answers mean."""

from datetime import datetime

from coop.shares.enums import WithdrawalState
from coop.shares.models import Withdrawal
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from foundation.money.calculations.money import Money
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.states import TransferState
from payments.gateway.errors import GatewayError
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.operations.models import Operation
from payments.payouts.handlers import ACCOUNT_CANNOT, SYNC


class RepayShares:
    """Send one approved withdrawal. A refusal ends the operation: the treasurer sends anew, or pays from the bank."""

    ends_when_refused = True

    def call(self, gateway: Gateway, operation: Operation) -> TransferState:
        params = operation.params
        amount = Money(params["amount"], params["currency"])
        return gateway.pay_worker(operation.op, params["payee"], amount, "", params["group"])

    def read(self, gateway: Gateway, remote_id: str) -> TransferState:
        return gateway.read_transfer(remote_id)

    def on_done(self, operation: Operation, answer: TransferState, at: datetime) -> None:
        withdrawal = self._locked(operation)
        post_journal(
            kind="share_repayment",
            pairs=[Pair(f"2420:{withdrawal.member.account_id}", "1011", withdrawal.amount_minor)],
            idempotency_key=f"txn:{answer.txn_id}" if answer.txn_id else f"transfer:{answer.id}",
            unit=operation.params["currency"],
            at=at,
            reference=operation.params["group"],
        )
        withdrawal.state, withdrawal.paid_at, withdrawal.transfer_id = WithdrawalState.PAID, at, answer.id
        withdrawal.save(update_fields=["state", "paid_at", "transfer_id"])
        data = {"amount": withdrawal.amount_minor}
        record(by=None, verb="shares.withdrawal.paid", subject=withdrawal, data=data, at=at)

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        withdrawal = self._locked(operation)
        withdrawal.failure = error.code[:200]
        withdrawal.save(update_fields=["failure"])
        record(by=None, verb="shares.withdrawal.refused", subject=withdrawal, data={"why": error.code}, at=at)
        if error.code in ACCOUNT_CANNOT:
            enqueue(SYNC, payee=operation.params["payee"])

    def _locked(self, operation: Operation) -> Withdrawal:
        pk = Withdrawal.objects.values_list("pk", flat=True).get(operation=operation)
        return lock_row(Withdrawal.objects.select_related("member"), pk)
