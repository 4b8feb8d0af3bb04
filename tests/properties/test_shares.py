"""The register of any day is what replaying everything up to that day gives, whatever happened in whatever order."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop.membership.actions._details import keep_details
from coop.membership.enums import ENDED, LIVE, ClassCode, MemberState
from coop.membership.models import Member, MemberClass, MembershipEvent
from coop.shares.calculations.holdings import Move
from coop.shares.calculations.register import Happened, replayed
from coop.shares.models import ShareMovement, ShareType
from coop.shares.queries.register import register
from coop.shares.queries.totals import totals_at
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 30

# Each member: the day of entry, the day it ended (or none), buys and returns as (day, shares), and the days on which
# they moved house.
STORIES = st.lists(
    st.tuples(
        st.integers(0, 10),
        st.none() | st.integers(11, DAYS),
        st.lists(st.tuples(st.integers(0, DAYS), st.integers(-40, 60).filter(bool)), max_size=6),
        st.lists(st.integers(0, DAYS), max_size=3, unique=True).map(sorted),
    ),
    max_size=4,
)


def day(number):
    return BEGIN + timedelta(days=number, hours=12)


def live(stories):
    """Write the stories down as the actions would have left them: events, columns, movements in the order of time."""
    kind, member_class = ShareType.objects.get(code="withdrawable"), MemberClass.objects.get(code=ClassCode.WORKER)
    journal = post_journal(
        kind="test", pairs=[Pair("1000", "4090", 1)], idempotency_key="the one journal", unit="GBP", at=BEGIN
    )
    for number, (entry, end, trades, moved) in enumerate(stories, start=1):
        entered, ended = day(entry), None if end is None else day(end)
        member = Member.objects.create(
            user=a_user(f"Member {number}"),
            member_class=member_class,
            state=MemberState.ACTIVE if ended is None else MemberState.FORMER,
            member_no=number,
            applied_at=entered,
            active_from=entered,
            ended_at=ended,
        )
        MembershipEvent.objects.create(member=member, to_state=MemberState.ACTIVE, at=entered)
        if ended is not None:
            MembershipEvent.objects.create(member=member, to_state=MemberState.LEAVING, at=ended - timedelta(hours=1))
            MembershipEvent.objects.create(member=member, to_state=MemberState.FORMER, at=ended)
        keep_details(member, at=entered)
        for when in moved:
            if when > entry and (end is None or when < end):
                member.postal_address = house(when)
                member.save(update_fields=["postal_address"])
                keep_details(member, at=day(when))
        held = 0
        for when, quantity in sorted(trades):
            if held + quantity < 0:
                continue
            held += quantity
            ShareMovement.objects.create(
                member=member,
                share_type=kind,
                kind="allot" if quantity > 0 else "withdraw",
                quantity=quantity,
                par_minor=100,
                amount_minor=quantity * 100,
                at=max(day(when), entered),
                journal=journal,
            )


def house(when):
    return f"House of day {when}"


def lived_at(stories, asked):
    """Number of each member in the register -> the address they had told by then."""
    return {
        number: max((when for when in moved if entry < when <= asked and (end is None or when < end)), default=None)
        for number, (entry, end, _trades, moved) in enumerate(stories, start=1)
        if entry <= asked
    }


def everything():
    """What happened, as the pure replay takes it."""
    happened = [Happened(*row) for row in MembershipEvent.objects.values_list("member_id", "to_state", "at")]
    moves = [
        Move(*row)
        for row in ShareMovement.objects.values_list("member_id", "share_type_id", "quantity", "amount_minor", "at")
    ]
    return happened, moves


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(stories=STORIES, asked=st.integers(-1, DAYS + 1))
def test_the_register_of_a_day_is_the_replay_up_to_that_day(stories, asked):
    with transaction.atomic():
        live(stories)
        at = day(asked)
        happened, moves = everything()
        expected = replayed(happened, moves, live=LIVE, ended=ENDED, at=at)
        rows, _next = register(at=at)
        assert {row.member_id: (row.ceased is None, row.holdings) for row in rows} == expected
        assert {row.member_no: row.address for row in rows} == {
            number: "" if when is None else house(when) for number, when in lived_at(stories, asked).items()
        }
        assert {row.name for row in rows} <= {f"Member {number}" for number in range(1, 5)}
        totals = totals_at(at=at)
        assert totals.members == sum(is_member for is_member, _held in expected.values())
        assert totals.quantity == sum(move.quantity for move in moves if move.at <= at)
        pages, after = [], 0
        while True:
            page, after = register(at=at, after=after, limit=1)
            pages += page
            if not after:
                break
        assert pages == rows
        transaction.set_rollback(True)
