"""How a member's cash is asked for at the provider, and what the answers mean."""

from datetime import datetime

from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout
from coop.surplus.queries.payments import unpaid
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

PAID = "patronage_paid"
CARRY_ON = "coop.surplus.carry_on_now"
TOO_MUCH, TAX = "1230", "2320"


def pairs_kept_back(payout: Payout) -> list[Pair]:
    """What of a payout does not go to the member: set off against what they had too much, and tax (coop-finance C)."""
    owner = payout.account_id
    moves = (
        (f"2440:{owner}", f"{TOO_MUCH}:{owner}", payout.set_off),
        (f"2440:{owner}", TAX, payout.withheld_patronage),
        (f"2450:{owner}", TAX, payout.withheld_interest),
    )
    return [Pair(debit, credit, amount) for debit, credit, amount in moves if amount]


class PayPatronage:
    """Send one member's part of the surplus.

    A refusal is the end of an operation: the member is tried again by a new one, and a declaration that is taken back
    cannot be paid by an old one.
    """

    ends_when_refused = True

    def call(self, gateway: Gateway, operation: Operation) -> TransferState:
        params = operation.params
        return gateway.pay_worker(
            operation.op, params["payee"], Money(params["amount"], params["currency"]), "", params["group"]
        )

    def read(self, gateway: Gateway, remote_id: str) -> TransferState:
        return gateway.read_transfer(remote_id)

    def on_done(self, operation: Operation, answer: TransferState, at: datetime) -> None:
        payout = self._locked(operation)
        owner = payout.account_id
        sent = (
            (f"2440:{owner}", payout.patronage - payout.withheld_patronage - payout.set_off),
            (f"2450:{owner}", payout.interest - payout.withheld_interest),
        )
        post_journal(
            kind=PAID,
            pairs=pairs_kept_back(payout) + [Pair(code, "1011", amount) for code, amount in sent if amount],
            idempotency_key=f"txn:{answer.txn_id}" if answer.txn_id else f"transfer:{answer.id}",
            unit=operation.params["currency"],
            at=at,
            reference=operation.params["group"],
        )
        payout.state, payout.transfer_id, payout.paid_at, payout.detail = PayoutState.PAID, answer.id, at, ""
        payout.save()
        record(by=None, verb="surplus.paid", subject=payout, data={"amount": payout.amount}, at=at)
        if not unpaid(payout.run_id).exists():
            enqueue(CARRY_ON)  # the last one: the year is paid as soon as this is written

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        payout = self._locked(operation)
        cannot = error.code in ACCOUNT_CANNOT
        payout.state = PayoutState.WAITING if cannot else PayoutState.REFUSED
        payout.detail, payout.set_off = error.code[:200], 0
        payout.save(update_fields=["state", "detail", "set_off"])
        record(by=None, verb="surplus.payout_refused", subject=payout, data={"why": error.code}, at=at)
        if cannot:
            enqueue(SYNC, payee=operation.params["payee"])

    def _locked(self, operation: Operation) -> Payout:
        return lock_row(Payout.objects.all(), Payout.objects.values_list("pk", flat=True).get(operation=operation))
