"""What the provider's types of line mean to us. A type we do not know is shown, never guessed."""

from enum import StrEnum


class Family(StrEnum):
    CHARGE = "charge"
    REFUND = "refund"
    REFUND_FAILURE = "refund_failure"
    TRANSFER = "transfer"
    PAYOUT = "payout"
    FEE = "fee"
    TOPUP = "topup"
    OTHER = "other"


FAMILIES = {
    "charge": Family.CHARGE,
    "payment": Family.CHARGE,
    "refund": Family.REFUND,
    "payment_refund": Family.REFUND,
    "refund_failure": Family.REFUND_FAILURE,
    "payment_failure_refund": Family.REFUND_FAILURE,
    "transfer": Family.TRANSFER,
    "payout": Family.PAYOUT,
    "payout_failure": Family.PAYOUT,
    "payout_cancel": Family.PAYOUT,
    "stripe_fee": Family.FEE,
    "tax_fee": Family.FEE,
    "topup": Family.TOPUP,
    "topup_reversal": Family.TOPUP,
}


def family_of(type_name: str) -> Family:
    """Return the family of a line."""
    return FAMILIES.get(type_name, Family.OTHER)
