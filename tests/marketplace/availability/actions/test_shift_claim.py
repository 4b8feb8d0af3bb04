"""A claim that follows the clocks of its place: by the amount they changed, or not at all (row A13)."""

from datetime import timedelta

import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.release_claim import release_claim
from marketplace.availability.actions.shift_claim import shift_claim
from marketplace.availability.errors import ClaimLapsed, SlotAlreadyTaken
from marketplace.availability.models import SlotClaim
from tests.factories.availability import AT, a_job, a_worker_with_hours, an_offer, on_monday

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_work_set_up_and_wrap_up_move_together_also_out_of_the_worker_s_hours():
    offer = an_offer(60, setup_minutes=15, wrapup_minutes=15)
    claim = a_job(a_worker_with_hours(), "10:00", offer=offer)
    shift_claim(claim=claim, change=-5 * HOUR, at=AT)
    shifted = SlotClaim.objects.get()
    assert (shifted.work_start, shifted.work_end) == (on_monday("05:00"), on_monday("06:00"))
    assert (shifted.blocked.lower, shifted.blocked.upper) == (on_monday("04:45"), on_monday("06:15"))
    assert AuditRecord.objects.get(verb="claim.shifted").data["to"] == shifted.work_start.isoformat()


def test_a_time_that_is_taken_and_a_claim_that_is_free_are_left_alone():
    worker = a_worker_with_hours()
    first, second = a_job(worker, "10:00"), a_job(worker, "12:00")
    with pytest.raises(SlotAlreadyTaken):
        shift_claim(claim=first, change=2 * HOUR, at=AT)
    assert SlotClaim.objects.get(pk=first.pk).work_start == on_monday("10:00")
    release_claim(by=None, claim=second, at=AT)
    with pytest.raises(ClaimLapsed):
        shift_claim(claim=second, change=HOUR, at=AT)
    assert shift_claim(claim=first, change=2 * HOUR, at=AT).work_start == on_monday("12:00")
