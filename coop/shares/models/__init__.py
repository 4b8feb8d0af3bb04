"""Share types, requests to buy, movements, requests to take out with the board's decisions, and certificates."""

from coop.shares.models.certificate import Certificate, CertificateNumber
from coop.shares.models.movement import ShareMovement
from coop.shares.models.order import ShareOrder, new_reference
from coop.shares.models.share_type import ShareType
from coop.shares.models.withdrawal import Withdrawal, WithdrawalDecision

__all__ = [
    "Certificate",
    "CertificateNumber",
    "ShareMovement",
    "ShareOrder",
    "ShareType",
    "Withdrawal",
    "WithdrawalDecision",
    "new_reference",
]
