"""What the provider says, in words of our own. Amounts are minor units; times are aware, in UTC."""

from dataclasses import dataclass, field
from datetime import datetime

from foundation.money.calculations.money import Money
from payments.gateway.enums import CheckoutStatus, PayeeStatus, PaymentStatus, RefundStatus


@dataclass(frozen=True, slots=True)
class PaymentState:
    """A payment: what was authorised, captured and refunded of it, and what it cost."""

    id: str
    status: PaymentStatus
    authorised: Money
    captured: Money
    refunded: Money
    charge_id: str = ""
    txn_id: str = ""  # the balance transaction of the charge; "" while the provider has not written it yet
    fee: int = 0
    net: int = 0
    capture_before: datetime | None = None
    disputed: bool = False
    failure: str = ""
    metadata: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class CheckoutState:
    """A hosted payment page and, once the person has tried to pay, its payment."""

    id: str
    status: CheckoutStatus
    url: str
    expires_at: datetime
    reference: str
    payment: PaymentState | None = None


@dataclass(frozen=True, slots=True)
class RefundState:
    id: str
    status: RefundStatus
    amount: Money
    payment_id: str
    txn_id: str = ""
    failure_txn_id: str = ""
    failure: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True)
class TransferState:
    id: str
    amount: Money
    reversed: int
    payee_id: str
    group: str = ""
    txn_id: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True)
class ReversalState:
    id: str
    transfer_id: str
    amount: Money
    txn_id: str = ""


@dataclass(frozen=True, slots=True)
class PayeeState:
    """A worker's account at the provider; `due` names what the provider still wants to know."""

    id: str
    status: PayeeStatus
    due: tuple[str, ...] = ()
    member: str = ""


@dataclass(frozen=True, slots=True)
class DisputeState:
    id: str
    payment_id: str
    charge_id: str
    status: str
    amount: Money
    reason: str = ""
    due_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class SweepState:
    """A payout to a bank: of the co-op's own share, or of a worker's account. `status` is the provider's word."""

    id: str
    status: str
    amount: Money
    txn_id: str = ""


@dataclass(frozen=True, slots=True)
class BalanceEntry:
    """One balance transaction: the only thing postings are driven from."""

    id: str
    type: str
    category: str
    amount: int
    fee: int
    net: int
    currency: str
    source: str
    source_object: str
    created: datetime
    available_on: datetime
    available: bool
    # Of the source where the provider sent it along: enough to find, or adopt, its local cause.
    payment_id: str = ""
    charge_id: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True)
class RemoteRef:
    """An object found at the provider that carries the operation's mark."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A signed message that something changed. It is only ever a reason to look: `object_id` is fetched afresh."""

    event_id: str
    kind: str  # without the "v1." of thin events: "checkout.session.completed"
    object_type: str  # "checkout.session", "refund", "v2.core.account" ...
    object_id: str
    account: str  # the connected account it happened in, "" for the platform
    live: bool
    created: datetime | None
    style: str  # "thin" or "snapshot" as it was sent, "listed" when we asked what never arrived


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the provider will send its events, and the secret it signs them with (shown once)."""

    id: str
    secret: str = field(repr=False)
