"""Point out money that has been kept long: the provider allows 90 days in most countries."""

import logging
from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from payments.payouts.queries.due_earnings import earnings_held_too_long

logger = logging.getLogger("commonwork.payments")
AGES = (80, 60)


@transaction.atomic
def alert_old_earnings(*, at: datetime) -> int:
    """Leave a record for each earning that passed 60 or 80 days since the customer paid; return how many."""
    count = 0
    for days in AGES:
        for earning in earnings_held_too_long(at=at, days=days).select_for_update(of=("self",), no_key=True):
            earning.alerted_days = days
            earning.save(update_fields=["alerted_days"])
            data = {"days": days, "blocked": earning.blocked, "amount": earning.amount}
            record(by=None, verb="payments.earning.held_long", subject=earning, data=data, at=at)
            logger.error("earning %s is held since %d days", earning.pk, days)
            count += 1
    return count
