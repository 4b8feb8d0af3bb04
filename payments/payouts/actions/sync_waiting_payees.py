"""The poller of workers' accounts, for where no message reaches us."""

import logging
from datetime import datetime

from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.gateway.provider import provider
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.queries.payees import payees_not_ready

logger = logging.getLogger("commonwork.payments")


def sync_waiting_payees(*, at: datetime, limit: int = 100) -> int:
    """Look at accounts that cannot be paid yet, the longest unlooked-at first; return how many were looked at."""
    try:
        waiting = list(payees_not_ready(provider=provider())[:limit])
    except CheckoutClosed:
        return 0
    for payee in waiting:
        try:
            sync_payee(payee=payee, at=at)
        except GatewayError as error:
            logger.warning("payee %s could not be looked at: %s", payee.pk, error.code)
    return len(waiting)
