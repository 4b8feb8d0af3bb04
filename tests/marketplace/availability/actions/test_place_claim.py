import pytest

from marketplace.availability.actions.place_claim import place_claim
from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.enums import WhyNot
from marketplace.availability.errors import ClaimLapsed, SlotAlreadyTaken
from marketplace.availability.queries import Stop
from tests.factories.availability import AT, a_hold, a_job, a_worker_with_hours, an_offer, on_monday

pytestmark = pytest.mark.django_db
HERE, THERE = Stop(54_000_000, -3_000_000), Stop(54_071_900, -3_000_000)  # 25 minutes apart for our workers


@pytest.fixture
def worker():
    return a_worker_with_hours()


def test_the_place_is_kept_and_counts_for_the_next_booking(worker):
    claim = a_hold(worker, "10:00")
    place_claim(by=None, claim=claim, offer=an_offer(), place=HERE, at=AT)
    claim.refresh_from_db()
    assert claim.stop == HERE
    with pytest.raises(SlotAlreadyTaken) as refusal:
        a_hold(worker, "11:00", travel=THERE)
    assert refusal.value.reason is WhyNot.TRAVEL


def test_a_place_too_far_from_the_job_before_is_refused_with_times_that_leave_room(worker):
    a_job(worker, "10:00", travel=HERE)
    claim = a_hold(worker, "11:00")
    with pytest.raises(SlotAlreadyTaken) as refusal:
        place_claim(by=None, claim=claim, offer=an_offer(), place=THERE, at=AT)
    assert refusal.value.reason is WhyNot.TRAVEL
    assert [start.start for start in refusal.value.nearest] == [on_monday(c) for c in ("11:30", "12:00", "12:30")]
    claim.refresh_from_db()
    assert claim.stop == Stop()


def test_the_same_address_next_door_in_time_is_fine(worker):
    a_job(worker, "10:00", travel=HERE)
    claim = a_hold(worker, "11:00")
    assert place_claim(by=None, claim=claim, offer=an_offer(), place=HERE, at=AT).stop == HERE


def test_a_released_claim_has_no_place_any_more(worker):
    claim = release_claim(by=None, claim=a_hold(worker), at=AT)
    with pytest.raises(ClaimLapsed):
        place_claim(by=None, claim=claim, offer=an_offer(), place=HERE, at=AT)
