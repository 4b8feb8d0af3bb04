"""The same laws through the tables: random days of holding, paying, leaving, moving and waiting, in any zone."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.availability.actions.claim_slot import claim_slot
from marketplace.availability.actions.confirm_claim import confirm_claim
from marketplace.availability.actions.move_claim import move_claim
from marketplace.availability.actions.reclaim_slot import reclaim_slot
from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.errors import ClaimLapsed, SlotRefused
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries import OfferSpec
from marketplace.availability.queries.free_starts import free_starts
from marketplace.workers.models import Worker
from tests.factories.availability import a_worker_with_hours, hours

pytestmark = pytest.mark.django_db
ALL_ZONES = sorted(available_timezones())
WEEKS = [
    {weekday: hours("09:00-13:00", "14:00-18:00") for weekday in range(7)},
    {weekday: hours("20:00-04:00") for weekday in range(7)},
    {weekday: hours("all day") for weekday in range(7)},
]
OFFERS = [
    OfferSpec(duration_minutes=60, grid_minutes=30, wrapup_minutes=15),
    OfferSpec(duration_minutes=90, grid_minutes=45, setup_minutes=10, duration_mode="wall"),
    OfferSpec(duration_minutes=180, grid_minutes=60, lead_minutes=120),
]
STEPS = ["hold", "pay", "leave", "move", "wait", "sweep", "pay late"]
steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 10_000), st.sampled_from(OFFERS)), max_size=12)


@pytest.fixture
def worker():
    return a_worker_with_hours({})


class Day:
    """One worker, one clock, and what people do with the times offered."""

    def __init__(self, worker: Worker, at: datetime) -> None:
        self.worker, self.at, self.number = worker, at, 0
        self.from_, self.until = at, at + timedelta(days=2)

    def offered(self, offer: OfferSpec, **rest) -> list[datetime]:
        found = free_starts(worker=self.worker, offer=offer, from_=self.from_, until=self.until, at=self.at, **rest)
        return [start.start for start in found]

    def do(self, step: str, pick: int, offer: OfferSpec) -> None:
        claims = list(SlotClaim.objects.filter(worker=self.worker).order_by("id"))
        claim = claims[pick % len(claims)] if claims else None
        if step == "hold":
            self.hold(pick, offer)
        elif step == "wait":
            self.at += timedelta(minutes=pick % 40)
        elif step == "sweep":
            sweep_stale_claims(at=self.at)
        elif claim is not None:
            with suppress(ClaimLapsed, SlotRefused):
                self.change(step, claim, pick, offer)

    def hold(self, pick: int, offer: OfferSpec) -> None:
        """Every offered start can be claimed if nobody else acts: here nobody does."""
        offered = self.offered(offer)
        if not offered:
            return
        self.number += 1
        start = offered[pick % len(offered)]
        claim_slot(
            by=None,
            worker=self.worker,
            offer=offer,
            start=start,
            reference=f"P-{self.number}",
            expires_at=self.at + timedelta(minutes=15),
            at=self.at,
        )
        after = self.offered(offer)
        assert start not in after
        assert set(after) <= set(offered)

    def change(self, step: str, claim: SlotClaim, pick: int, offer: OfferSpec) -> None:
        if step == "pay":
            confirm_claim(by=None, claim=claim, at=self.at)
        elif step == "pay late":
            reclaim_slot(by=None, claim=claim, offer=offer, at=self.at)
        elif step == "leave":
            release_claim(by=None, claim=claim, at=self.at)
        elif offered := self.offered(offer, without_claim=claim.pk):
            move_claim(by=None, claim=claim, offer=offer, start=offered[pick % len(offered)], at=self.at)


@given(
    zone=st.sampled_from(ALL_ZONES),
    week=st.sampled_from(WEEKS),
    day=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    doings=steps,
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_people_do_no_two_live_claims_overlap_and_every_offer_can_be_taken(worker, zone, week, day, doings):
    with transaction.atomic():
        Worker.objects.filter(pk=worker.pk).update(zone=zone)
        worker.refresh_from_db()
        at = datetime.combine(day, time(8), tzinfo=ZoneInfo(zone)).astimezone(UTC)
        set_weekly_windows(by=worker.member.user, worker=worker, windows=week, at=at)
        course = Day(worker, at)
        for step, pick, offer in doings:
            course.do(step, pick, offer)
            live = SlotClaim.objects.filter(worker=worker).exclude(status="released").order_by("work_start")
            assert all(a.blocked.upper <= b.blocked.lower for a, b in pairwise(live))
        transaction.set_rollback(True)
