"""Find the cause of one line of the provider's balance, taking it over where our books lack it."""

import logging
from collections.abc import Callable
from datetime import datetime

from foundation.errors import Fact
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.states import BalanceEntry
from payments.gateway.errors import GatewayError
from payments.reconcile.actions._cause import UNKNOWN, Cause
from payments.reconcile.actions._explain_balance import adopt_fee, adopt_payout, adopt_topup
from payments.reconcile.actions._explain_payments import (
    explain_charge,
    explain_refund,
    explain_refund_failure,
    explain_transfer,
)
from payments.reconcile.calculations.kinds import Family, family_of
from payments.reconcile.enums import Explained

logger = logging.getLogger("commonwork.payments")
ASKING: dict[Family, Callable[[Gateway, BalanceEntry, datetime], Cause]] = {
    Family.CHARGE: explain_charge,
    Family.REFUND: explain_refund,
    Family.REFUND_FAILURE: explain_refund_failure,
    Family.TRANSFER: explain_transfer,
}
TAKING: dict[Family, Callable[[BalanceEntry, datetime], Cause]] = {
    Family.PAYOUT: adopt_payout,
    Family.FEE: adopt_fee,
    Family.TOPUP: adopt_topup,
}


def explain_line(*, gateway: Gateway, entry: BalanceEntry, at: datetime) -> Cause:
    """Return the cause of a line; what cannot be explained is returned as that, with the reason, and stops nothing."""
    family = family_of(entry.type)
    try:
        if family in ASKING:
            return ASKING[family](gateway, entry, at)
        if family in TAKING:
            return TAKING[family](entry, at)
    except (Fact, GatewayError, LookupError, ValueError) as problem:
        logger.warning("line %s could not be explained: %s", entry.id, problem)
        return Cause(Explained.UNEXPLAINED, difference=str(problem))
    return UNKNOWN
