"""The poller of refunds."""

import logging
from datetime import datetime

from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.gateway.provider import provider
from payments.refunds.actions.sync_refund import sync_refund
from payments.refunds.queries.refunds import refunds_on_their_way

logger = logging.getLogger("commonwork.payments")


def sync_waiting_refunds(*, at: datetime, limit: int = 200) -> int:
    """Look at refunds that the bank has not confirmed; return how many were looked at."""
    try:
        waiting = list(refunds_on_their_way(provider=provider())[:limit])
    except CheckoutClosed:
        return 0
    for refund in waiting:
        try:
            sync_refund(refund=refund, at=at)
        except GatewayError as error:
            logger.warning("refund %s could not be looked at: %s", refund.pk, error.code)
    return len(waiting)
