"""How the co-op comes to belong to those who work in it: founders pay for shares, some buy more, one wants money back."""

from datetime import datetime, timedelta

from config.demo.story import cast
from config.demo.story.joining import pay_share
from config.demo.story.timeline import Timeline
from coop.membership.queries.members import living_membership
from coop.rules.actions.set_policy import set_policy
from coop.shares.actions.order_shares import order_shares
from coop.shares.actions.record_bank_payment import record_bank_payment
from coop.shares.actions.request_withdrawal import request_withdrawal
from foundation.accounts.models import User

# What the founders put in, in turn: some had savings, some had a pound.
FOUNDERS_SHARES = (50, 20, 100, 10, 250, 20, 50, 5)
# The founding meeting wanted its members to see their money again within a season.
FOUNDING_RULES = {"share_notice_days": 14, "share_lock_in_days": 60, "share_liquidity_floor_minor": 20_000}
FIRST_MEETING = timedelta(days=113)


def plan_ownership(timeline: Timeline) -> None:
    """Founders' shares paid to the bank, two who buy more by card, and one who asks for some money back."""
    timeline.add(timeline.now - FIRST_MEETING, lambda at: found(timeline, at))
    for number, role in enumerate(cast.WORKERS[1:4:2]):
        timeline.add(
            timeline.now - timedelta(days=40 - 9 * number, hours=3),
            lambda at, name=role.name: buy_more(name, 30, timeline=timeline, at=at),  # type: ignore[misc]
        )
    timeline.add(timeline.now - timedelta(days=18, hours=5), lambda at: want_back(cast.WORKERS[4].name, 40, at=at))


def found(timeline: Timeline, at: datetime) -> None:
    """The founding rules about shares, and every founder's shares on the bank statement the next morning."""
    for key, value in FOUNDING_RULES.items():
        set_policy(by=None, key=key, value=value, decision_name="Founding meeting", starts_at=at, at=at)
    treasurer = called(cast.TREASURER)
    for number, role in enumerate(cast.WORKERS):
        member = living_membership(called(role.name))
        if member is None:
            continue
        quantity = FOUNDERS_SHARES[number % len(FOUNDERS_SHARES)]
        order = order_shares(by=member.user, member=member, quantity=quantity, at=at)
        line = f"statement 1, line {number + 1}"
        record_bank_payment(by=treasurer, order=order, bank_reference=line, at=at + timedelta(hours=20))


def buy_more(name: str, quantity: int, *, timeline: Timeline, at: datetime) -> None:
    """A member buys more shares on the payment page."""
    member = living_membership(called(name))
    if member is not None:
        order_shares(by=member.user, member=member, quantity=quantity, at=at)
        pay_share(member, control=timeline.control, at=at)


def want_back(name: str, quantity: int, *, at: datetime) -> None:
    """A member asks to take shares out, and stands in the queue."""
    member = living_membership(called(name))
    if member is not None:
        request_withdrawal(by=member.user, member=member, quantity=quantity, at=at)


def called(name: str) -> User:
    """Somebody, read anew: what they may do can have changed since they were last looked at."""
    return User.objects.get(email=cast.address(name))
