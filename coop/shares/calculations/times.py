"""How long things take."""

from datetime import datetime, timedelta

# A member's request for more shares: long enough for a bank transfer.
PAY_WITHIN = timedelta(days=14)
# A payment page is open for less than the provider's own longest; the next click opens a new one.
PAGE_OPEN_FOR = timedelta(hours=22)
YEAR = timedelta(days=365)


def page_closes_at(pay_by: datetime, at: datetime) -> datetime:
    """When the payment page of a request closes."""
    return min(pay_by, at + PAGE_OPEN_FOR)
