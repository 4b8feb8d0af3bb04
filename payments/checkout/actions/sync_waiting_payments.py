"""The poller: where no message can reach us, we look ourselves."""

import logging
from datetime import datetime

from django.db import transaction

from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.calculations.times import looks_again_at
from payments.checkout.models import Payment
from payments.checkout.queries.waiting import payments_to_look_at
from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.gateway.provider import provider

logger = logging.getLogger("commonwork.payments")


def sync_waiting_payments(*, at: datetime, limit: int = 100) -> int:
    """Look at payments whose outcome is open: every minute in their first hour, then hourly; return how many."""
    try:
        in_use = provider()
    except CheckoutClosed:
        return 0
    claimed = _claim(in_use, at, limit)
    for payment in claimed:
        try:
            sync_checkout(payment=payment, at=at)
        except GatewayError as error:
            logger.warning("payment %s could not be looked at: %s", payment.pk, error.code)
    return len(claimed)


@transaction.atomic
def _claim(in_use: str, at: datetime, limit: int) -> list[Payment]:
    """Move their next look ahead first, so that two workers do not both look."""
    due = payments_to_look_at(provider=in_use, at=at).select_for_update(skip_locked=True, of=("self",), no_key=True)
    claimed = list(due[:limit])
    for payment in claimed:
        payment.next_sync_at = looks_again_at(payment.created_at, at)
    Payment.objects.bulk_update(claimed, ["next_sync_at"])
    return claimed
