"""Payment after the hold lapsed: take the time again if it is still there, or say where else."""

from datetime import timedelta

import pytest

from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.actions.reclaim_slot import reclaim_slot
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims
from marketplace.availability.enums import WhyNot
from marketplace.availability.errors import SlotAlreadyTaken, SlotNotOffered
from tests.factories.availability import AT, a_hold, a_worker_with_hours, an_offer, on_monday

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=20)


@pytest.fixture
def worker():
    return a_worker_with_hours()


@pytest.fixture
def lapsed(worker):
    claim = a_hold(worker, "10:00")
    sweep_stale_claims(at=LATER)
    claim.refresh_from_db()
    assert claim.status == "released"
    return claim


def test_a_lapsed_time_that_nobody_took_is_confirmed_after_all(lapsed):
    claim = reclaim_slot(by=None, claim=lapsed, offer=an_offer(), at=LATER)
    claim.refresh_from_db()
    assert (claim.status, claim.expires_at, claim.work_start) == ("confirmed", None, on_monday("10:00"))


def test_a_lapsed_time_that_somebody_took_is_refused_with_near_times(worker, lapsed):
    a_hold(worker, "10:30", at=LATER)
    with pytest.raises(SlotAlreadyTaken) as refusal:
        reclaim_slot(by=None, claim=lapsed, offer=an_offer(), at=LATER)
    assert [start.start for start in refusal.value.nearest] == [on_monday(c) for c in ("09:00", "09:30", "11:30")]
    lapsed.refresh_from_db()
    assert lapsed.status == "released"


def test_another_hold_that_ran_out_meanwhile_gives_way(worker, lapsed):
    a_hold(worker, "10:00", at=LATER)
    assert reclaim_slot(by=None, claim=lapsed, offer=an_offer(), at=LATER + timedelta(hours=1)).status == "confirmed"


def test_a_hold_that_was_not_freed_yet_is_simply_confirmed(worker):
    claim = a_hold(worker, "10:00")
    assert reclaim_slot(by=None, claim=claim, offer=an_offer(), at=LATER).status == "confirmed"


def test_notice_that_was_met_when_the_hold_began_is_not_asked_for_again(worker):
    offer = an_offer(lead_minutes=24 * 60)
    begun = on_monday("10:00") - timedelta(hours=24)
    claim = a_hold(worker, "10:00", offer=offer, at=begun)
    sweep_stale_claims(at=begun + timedelta(minutes=20))
    assert reclaim_slot(by=None, claim=claim, offer=offer, at=begun + timedelta(minutes=20)).status == "confirmed"


def test_a_time_that_has_begun_is_not_taken_again(lapsed):
    with pytest.raises(SlotNotOffered) as refusal:
        reclaim_slot(by=None, claim=lapsed, offer=an_offer(), at=on_monday("10:01"))
    assert refusal.value.reason is WhyNot.TOO_SOON


def test_a_worker_who_took_time_off_meanwhile_is_not_booked(worker, lapsed):
    add_time_off(
        by=worker.member.user, worker=worker, starts_at=on_monday("09:00"), ends_at=on_monday("12:00"), at=LATER
    )
    with pytest.raises(SlotNotOffered) as refusal:
        reclaim_slot(by=None, claim=lapsed, offer=an_offer(), at=LATER)
    assert refusal.value.reason is WhyNot.TIME_OFF
