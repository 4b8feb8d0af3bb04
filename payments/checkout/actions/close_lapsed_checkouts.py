"""The clock's way out: pages past their time are closed."""

from datetime import datetime

from payments.checkout.actions.close_checkout import close_checkout
from payments.checkout.queries.waiting import lapsed_payments


def close_lapsed_checkouts(*, at: datetime, limit: int = 200) -> int:
    """Close at most `limit` pages that nothing is held for any more; return how many."""
    lapsed = list(lapsed_payments(at=at)[:limit])
    for payment in lapsed:
        close_checkout(by=None, payment=payment, at=at)
    return len(lapsed)
