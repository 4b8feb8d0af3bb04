"""When a payment page closes, and when to look at it again."""

from datetime import datetime, timedelta

# The provider's own bounds are 30 minutes and 24 hours from its clock; ours leave room for slow sending.
SHORTEST_AT_PROVIDER = timedelta(minutes=35)
LONGEST_AT_PROVIDER = timedelta(hours=23)
LOOK_OFTEN_FOR = timedelta(hours=1)
OFTEN = timedelta(minutes=1)
SELDOM = timedelta(hours=1)


def closes_at_provider(expires_at: datetime, at: datetime) -> datetime:
    """Return when the provider closes the page by itself: the second net, where we close it sooner ourselves."""
    return min(max(expires_at, at + SHORTEST_AT_PROVIDER), at + LONGEST_AT_PROVIDER)


def looks_again_at(created_at: datetime, at: datetime) -> datetime:
    """Return when the poller looks next: every minute in the first hour, then every hour."""
    return at + (OFTEN if at - created_at < LOOK_OFTEN_FOR else SELDOM)
