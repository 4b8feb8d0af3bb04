"""Row B15 of marketplace 2.3: time off over booked jobs cancels nothing and lists them."""

from datetime import timedelta

import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.errors import HoursRefused, MayNotEditHours, SlotNotOffered
from marketplace.availability.models import SlotClaim, TimeOff
from tests.factories.availability import AT, a_hold, a_job, a_worker_with_hours, on_monday
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


def away(worker, begins, ends, by=None, note=""):
    return add_time_off(by=by or worker.member.user, worker=worker, starts_at=begins, ends_at=ends, note=note, at=AT)


def test_b15_booked_jobs_stay_and_are_listed(worker):
    before, inside = a_job(worker, "09:00"), a_job(worker, "10:30")
    a_hold(worker, "12:00")
    _time_off, clashes = away(worker, on_monday("10:00"), on_monday("13:00"))
    assert clashes == [inside]
    assert set(SlotClaim.objects.filter(pk__in=[before.pk, inside.pk]).values_list("status", flat=True)) == {
        "confirmed"
    }


def test_no_new_work_is_taken_then(worker):
    away(worker, on_monday("10:00"), on_monday("13:00"))
    with pytest.raises(SlotNotOffered):
        a_hold(worker, "12:30")
    a_hold(worker, "13:00")


@pytest.mark.parametrize(
    ("begins", "ends", "says"),
    [
        (on_monday("10:00"), on_monday("10:00"), "ends after it begins"),
        (AT - timedelta(days=2), AT, "is over"),
        (AT, AT + timedelta(days=4 * 366), "three years"),
    ],
)
def test_impossible_time_off_is_refused(worker, begins, ends, says):
    with pytest.raises(HoursRefused) as refusal:
        away(worker, begins, ends)
    assert says in refusal.value.fields["ends_at"]
    assert TimeOff.objects.count() == 0


def test_the_note_is_the_workers_own_and_not_in_the_record(worker):
    away(worker, on_monday("10:00"), on_monday("11:00"), note="Dentist")
    assert TimeOff.objects.get().note == "Dentist"
    assert "Dentist" not in str(list(AuditRecord.objects.values()))
    with pytest.raises(HoursRefused):
        away(worker, on_monday("10:00"), on_monday("11:00"), note="x" * 121)


def test_others_may_not(worker):
    with pytest.raises(MayNotEditHours):
        away(worker, on_monday("10:00"), on_monday("11:00"), by=a_user())
