"""Rows B5 and B6 of marketplace 2.3 through the action."""

from datetime import timedelta

import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.move_claim import move_claim
from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.errors import ClaimLapsed, SlotAlreadyTaken, SlotNotOffered
from marketplace.availability.models import SlotClaim
from tests.factories.availability import AT, a_hold, a_job, a_worker_with_hours, an_offer, on_monday

pytestmark = pytest.mark.django_db
OFFER = an_offer(70, grid_minutes=15)


@pytest.fixture
def worker():
    return a_worker_with_hours()


def test_b5_a_job_moves_by_less_than_its_own_length(worker):
    job = a_job(worker, "10:15", offer=OFFER)
    move_claim(by=None, claim=job, offer=OFFER, start=on_monday("10:30"), at=AT)
    moved = SlotClaim.objects.get()
    assert (moved.work_start, moved.work_end) == (on_monday("10:30"), on_monday("11:40"))
    assert (moved.blocked.lower, moved.blocked.upper, moved.status) == (*moved.work, "confirmed")
    assert AuditRecord.objects.get(verb="claim.moved").data == {
        "from": on_monday("10:15").isoformat(),
        "to": on_monday("10:30").isoformat(),
    }


def test_a_move_onto_another_job_is_refused_and_keeps_the_old_time(worker):
    job = a_job(worker, "10:00", offer=OFFER)
    a_job(worker, "12:00", offer=OFFER)
    with pytest.raises(SlotAlreadyTaken) as refusal:
        move_claim(by=None, claim=job, offer=OFFER, start=on_monday("11:00"), at=AT)
    # Its own old time does not stand in its way.
    assert [start.start for start in refusal.value.nearest] == [on_monday(c) for c in ("10:15", "10:30", "10:45")]
    job.refresh_from_db()
    assert job.work_start == on_monday("10:00")


def test_a_move_to_a_time_that_is_not_offered_is_refused(worker):
    job = a_job(worker, "10:00", offer=OFFER)
    with pytest.raises(SlotNotOffered):
        move_claim(by=None, claim=job, offer=OFFER, start=on_monday("20:00"), at=AT)


def test_a_hold_that_ran_out_gives_way_to_a_move(worker):
    job = a_job(worker, "10:00", offer=OFFER)
    a_hold(worker, "12:00", offer=OFFER)
    move_claim(by=None, claim=job, offer=OFFER, start=on_monday("12:00"), at=AT + timedelta(hours=1))
    job.refresh_from_db()
    assert job.work_start == on_monday("12:00")


def test_a_released_claim_does_not_move(worker):
    job = release_claim(by=None, claim=a_job(worker, "10:00"), at=AT)
    with pytest.raises(ClaimLapsed):
        move_claim(by=None, claim=job, offer=an_offer(), start=on_monday("12:00"), at=AT)
