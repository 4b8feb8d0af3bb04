"""Taking a time; rows B1, B4, B7, B11, B12, B13 and B16 of marketplace 2.3 through the action itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.claim_slot import claim_slot
from marketplace.availability.actions.request_claim import request_claim
from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.enums import WhyNot
from marketplace.availability.errors import ReferenceInUse, SlotAlreadyTaken, SlotNotOffered
from marketplace.availability.models import SlotClaim
from marketplace.availability.queries import REMOTE, Stop
from marketplace.availability.queries.free_starts import free_starts
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker
from tests.factories.availability import AT, a_hold, a_job, a_worker_with_hours, an_offer, hours, on_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


def free_on_monday(worker, offer=None, **rest) -> list[str]:
    starts = free_starts(
        worker=worker,
        offer=offer or an_offer(),
        from_=on_monday("00:00"),
        until=on_monday("00:00") + timedelta(days=1),
        **({"at": AT} | rest),
    )
    return [f"{start.start + timedelta(hours=1):%H:%M}" for start in starts]


def test_a_hold_keeps_its_time_with_set_up_and_wrap_up_and_is_recorded(worker):
    offer = an_offer(90, setup_minutes=10, wrapup_minutes=15)
    claim = a_hold(worker, "10:00", offer=offer, reference="CW-7K3M-92")
    claim.refresh_from_db()
    assert (claim.work_start, claim.work_end) == (on_monday("10:00"), on_monday("11:30"))
    assert (claim.blocked.lower, claim.blocked.upper) == (on_monday("09:50"), on_monday("11:45"))
    assert (claim.status, claim.purpose, claim.reference) == ("held", "booking", "CW-7K3M-92")
    assert claim.expires_at == AT + timedelta(minutes=15)
    assert AuditRecord.objects.filter(verb="claim.held", subject_id=str(claim.pk)).count() == 1


def test_a_claim_takes_four_statements(worker):
    """Lock, read, insert, record; what listeners of other rooms add is theirs."""
    with CaptureQueriesContext(connection) as queries:
        a_hold(worker)
    ours = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"] and "marketplace_search" not in q["sql"]]
    assert len(ours) == 4


def test_a_taken_time_is_refused_with_the_three_nearest(worker):
    a_hold(worker, "10:00")
    with pytest.raises(SlotAlreadyTaken) as refusal:
        a_hold(worker, "10:30")
    assert refusal.value.status == 409
    assert refusal.value.reason is WhyNot.TAKEN
    assert str(refusal.value) == "Somebody has just taken that time."
    assert [start.start for start in refusal.value.nearest] == [
        on_monday("09:00"),
        on_monday("11:00"),
        on_monday("11:30"),
    ]
    assert SlotClaim.objects.count() == 1


def test_b1_the_gap_is_the_wrap_up_of_the_first_and_the_set_up_of_the_second(worker):
    a_job(worker, "10:00", offer=an_offer(wrapup_minutes=15))
    offer = an_offer(grid_minutes=5, setup_minutes=10)
    free = free_on_monday(worker, offer)
    assert [clock for clock in free if clock < "11:00"] == ["09:00"]
    assert next(clock for clock in free if clock > "10:00") == "11:25"
    with pytest.raises(SlotAlreadyTaken):
        a_hold(worker, "11:20", offer=offer)
    a_hold(worker, "11:25", offer=offer)


def test_b7_a_hold_that_ran_out_is_swept_by_the_claim_that_needs_its_time(worker):
    old = a_hold(worker, "10:00")
    later = AT + timedelta(minutes=15)
    assert "10:00" in free_on_monday(worker, at=later)
    new = a_hold(worker, "10:00", at=later)
    old.refresh_from_db()
    assert (old.status, old.expires_at, new.status) == ("released", None, "held")
    assert AuditRecord.objects.filter(verb="claim.lapsed", subject_id=str(old.pk), by=None).count() == 1


def test_b7_a_hold_still_running_is_not_swept(worker):
    a_hold(worker, "10:00")
    with pytest.raises(SlotAlreadyTaken):
        a_hold(worker, "10:00", at=AT + timedelta(minutes=14, seconds=59))


def test_b11_and_b12_the_way_from_the_job_before_counts_unless_it_is_the_same_place(worker):
    here, there = Stop(54_000_000, -3_000_000), Stop(54_071_900, -3_000_000)  # 20 minutes at 400 a minute, 5 to park
    offer = an_offer(grid_minutes=15)
    a_job(worker, "10:00", travel=here)
    assert free_on_monday(worker, offer, travel=there)[0] == "11:30"
    assert free_on_monday(worker, offer, travel=here)[:2] == ["09:00", "11:00"]
    assert free_on_monday(worker, an_offer(grid_minutes=15, place_mode="remote"))[:2] == ["09:00", "11:00"]
    with pytest.raises(SlotAlreadyTaken) as refusal:
        a_hold(worker, "11:15", offer=offer, travel=there)
    assert refusal.value.reason is WhyNot.TRAVEL
    a_hold(worker, "11:15", offer=offer, travel=REMOTE)


def test_work_at_the_workers_own_place_is_where_the_worker_starts_from(worker):
    claim = a_hold(worker, offer=an_offer(place_mode="at_worker"))
    assert claim.stop == Stop(worker.base_latitude_e6, worker.base_longitude_e6)


def test_b13_a_pending_request_keeps_its_time(worker):
    request_claim(by=None, claim=a_hold(worker, "14:00"), at=AT)
    assert "14:00" not in free_on_monday(worker, at=AT + timedelta(days=1))
    with pytest.raises(SlotAlreadyTaken):
        a_hold(worker, "14:00", at=AT + timedelta(days=1))


def test_b16_two_workers_may_be_claimed_for_one_time(worker):
    other = a_worker_with_hours(name="Tomasz")
    a_hold(worker, "10:00")
    a_hold(other, "10:00")
    assert SlotClaim.objects.count() == 2


@pytest.mark.parametrize(
    ("clock", "reason"),
    [
        ("08:00", WhyNot.CLOSED),
        ("16:30", WhyNot.DOES_NOT_FIT),
        ("10:10", WhyNot.OFF_GRID),
    ],
)
def test_a_time_the_worker_does_not_offer_is_refused_with_the_nearest(worker, clock, reason):
    with pytest.raises(SlotNotOffered) as refusal:
        a_hold(worker, clock)
    assert refusal.value.reason is reason
    assert len(refusal.value.nearest) == 3


def test_too_little_notice_and_too_far_ahead_are_refused(worker):
    with pytest.raises(SlotNotOffered) as soon:
        a_hold(worker, "10:00", offer=an_offer(lead_minutes=4 * 24 * 60))
    with pytest.raises(SlotNotOffered) as far:
        a_hold(worker, "10:00", offer=an_offer(horizon_days=2))
    assert (soon.value.reason, far.value.reason) == (WhyNot.TOO_SOON, WhyNot.BEYOND_HORIZON)
    assert far.value.nearest[-1].start == on_monday("14:00") - timedelta(days=3) + timedelta(hours=2)


def test_a_full_day_is_refused(worker):
    set_limits(by=worker.member.user, worker=worker, per_day_minutes=90, per_week_minutes=None, at=AT)
    a_hold(worker, "09:00")
    with pytest.raises(SlotAlreadyTaken) as refusal:
        a_hold(worker, "14:00")
    assert refusal.value.reason is WhyNot.DAILY_LIMIT
    assert {start.start.date() for start in refusal.value.nearest}.isdisjoint({on_monday("10:00").date()})


def test_a_paused_worker_takes_no_new_work_and_keeps_what_is_booked(worker):
    job = a_job(worker, "10:00")
    Worker.objects.filter(pk=worker.pk).update(state="paused")
    with pytest.raises(SlotNotOffered) as refusal:
        a_hold(worker, "14:00")
    assert (refusal.value.reason, refusal.value.nearest) == (WhyNot.NOT_WORKING, [])
    job.refresh_from_db()
    assert job.status == "confirmed"


def test_the_same_reference_asking_again_for_the_same_start_gets_the_claim_it_has(worker):
    first = a_hold(worker, "10:00", reference="CW-1")
    assert a_hold(worker, "10:00", reference="CW-1") == first
    with pytest.raises(ReferenceInUse):
        a_hold(worker, "12:00", reference="CW-1")
    assert SlotClaim.objects.count() == 1


def test_a_night_by_the_wall_clock_claims_the_hours_that_really_pass():
    worker = a_worker_with_hours({5: hours("22:00-06:00")})
    offer = an_offer(8 * 60, duration_mode="wall", horizon_days=365)
    start = on_monday("22:00") - timedelta(days=65)  # Saturday 28 March, still winter time
    claim = claim_slot(
        by=None,
        worker=worker,
        offer=offer,
        start=start + timedelta(hours=1),
        reference="N-1",
        expires_at=AT,
        at=start - timedelta(days=3),
    )
    assert claim.work.minutes == 7 * 60


def test_others_are_told_that_the_calendar_changed(worker):
    heard = []

    def listen(*, worker_id):
        heard.append(worker_id)

    hooks.add("changed", listen)
    a_hold(worker)
    hooks._callables["changed"].remove(listen)
    assert heard == [worker.pk]
