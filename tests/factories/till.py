"""The provider's side of a payment, as the answers it would give, for tests that run inside one transaction.

The real look-alike answers over HTTP in the journeys; here the same answers go in at the same door, `record_answer`
and `apply_checkout_state`, so that all of our own code runs.
"""

from datetime import datetime, timedelta
from itertools import count

from foundation.money.calculations.money import Money
from payments.checkout.actions.apply_checkout_state import apply_checkout_state
from payments.checkout.models import Payment
from payments.gateway.calculations.states import CheckoutState, PaymentState, RefundState, TransferState
from payments.gateway.enums import CheckoutStatus, PaymentStatus, RefundStatus
from payments.operations.actions.record_answer import record_answer
from payments.operations.models import Operation

_numbers = count(1)
FEE_BP, FEE_FIXED = 150, 20


def fee_of(amount: int) -> int:
    """What the card costs here: 1.5 % and 20p, rounded up."""
    return -(-amount * FEE_BP // 10_000) + FEE_FIXED


def open_page(payment: Payment, *, at: datetime) -> Payment:
    """The provider opened the page."""
    payment.refresh_from_db()
    if not payment.session_id:
        state = _page(payment, CheckoutStatus.OPEN, f"cs_test_{next(_numbers)}", at)
        record_answer(operation=payment.operation, answer=state, at=at)
        payment.refresh_from_db()
    return payment


def pay(payment: Payment, *, at: datetime, amount: int | None = None) -> Payment:
    """The customer pays on the page, and the news reaches us."""
    open_page(payment, at=at)
    number = next(_numbers)
    money = Money(payment.amount if amount is None else amount, payment.currency)
    paid = PaymentState(
        id=f"pi_test_{number}",
        status=PaymentStatus.CAPTURED,
        authorised=money,
        captured=money,
        refunded=Money(0, payment.currency),
        charge_id=f"ch_test_{number}",
        txn_id=f"txn_test_{number}",
        fee=fee_of(money.minor),
        net=money.minor - fee_of(money.minor),
    )
    state = _page(payment, CheckoutStatus.COMPLETE, payment.session_id, at, paid)
    return apply_checkout_state(payment=payment, state=state, at=at)


def expire_page(payment: Payment, *, at: datetime) -> Payment:
    """The page closed unpaid, and the news reaches us."""
    open_page(payment, at=at)
    state = _page(payment, CheckoutStatus.EXPIRED, payment.session_id, at)
    return apply_checkout_state(payment=payment, state=state, at=at)


def settle_everything(*, at: datetime) -> list[str]:
    """Answer every refund and transfer that waits; return their kinds."""
    answered = []
    for operation in Operation.objects.filter(state="new", kind__in=["refund", "pay_worker"]).order_by(
        "created_at", "pk"
    ):
        money = Money(operation.params["amount"], operation.params["currency"])
        number = next(_numbers)
        if operation.kind == "refund":
            answer = RefundState(
                id=f"re_test_{number}",
                status=RefundStatus.SUCCEEDED,
                amount=money,
                payment_id=operation.params["payment_id"],
                txn_id=f"txn_test_{number}",
                op=str(operation.pk),
            )
        else:
            answer = TransferState(
                id=f"tr_test_{number}",
                amount=money,
                reversed=0,
                payee_id=operation.params["payee"],
                txn_id=f"txn_test_{number}",
                op=str(operation.pk),
            )
        record_answer(operation=operation, answer=answer, at=at)
        answered.append(operation.kind)
    return answered


def _page(
    payment: Payment, status: CheckoutStatus, session: str, at: datetime, paid: PaymentState | None = None
) -> CheckoutState:
    return CheckoutState(
        id=session,
        status=status,
        url=f"https://pay.example/{session}",
        expires_at=at + timedelta(minutes=35),
        reference=payment.reference,
        payment=paid,
    )
