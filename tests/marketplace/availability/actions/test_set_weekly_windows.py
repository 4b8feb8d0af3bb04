import pytest

from foundation.audit.models import AuditRecord
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.models import SlotClaim, WeeklyWindow
from marketplace.availability.queries.hours import weekly_hours
from tests.factories.availability import AT, FRI, MON, SAT, WORKING_WEEK, a_job, a_worker_with_hours, hours
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


def set_hours(worker, windows, by=None):
    return set_weekly_windows(by=by or worker.member.user, worker=worker, windows=windows, at=AT)


def test_the_new_week_replaces_the_old_one_which_is_returned_for_undo(worker):
    new = {MON: hours("09:00-12:00", "13:00-17:00"), FRI: hours("22:00-06:00"), SAT: hours("all day")}
    before = set_hours(worker, new)
    assert weekly_hours(worker) == new
    assert before == WORKING_WEEK
    set_hours(worker, before)
    assert weekly_hours(worker) == WORKING_WEEK


def test_a_week_without_hours_is_closed(worker):
    set_hours(worker, {})
    assert WeeklyWindow.objects.count() == 0


def test_e6_a_window_that_ends_when_it_begins_is_refused_with_a_reason_and_nothing_changes(worker):
    with pytest.raises(HoursRefused) as refusal:
        set_hours(worker, {MON: hours("09:00-12:00", "13:00-13:00")})
    assert refusal.value.fields == {
        "0-1": "The start and the end are the same time. Change one of them, or tick “all day”."
    }
    assert refusal.value.status == 422
    assert weekly_hours(worker) == WORKING_WEEK


def test_a_day_that_does_not_exist_is_refused(worker):
    with pytest.raises(HoursRefused):
        set_hours(worker, {7: hours("09:00-12:00")})


def test_the_same_window_twice_is_kept_once(worker):
    set_hours(worker, {MON: hours("09:00-12:00", "09:00-12:00")})
    assert WeeklyWindow.objects.count() == 1


def test_booked_jobs_stay(worker):
    a_job(worker)
    set_hours(worker, {})
    assert SlotClaim.objects.get().status == "confirmed"


def test_the_worker_and_staff_may_and_others_may_not(worker):
    set_hours(worker, {MON: hours("10:00-12:00")}, by=a_user("Sam", is_staff=True))
    for stranger in (a_user("Nosy"), a_worker_with_hours(name="Tomasz").member.user):
        with pytest.raises(MayNotEditHours):
            set_hours(worker, {}, by=stranger)
    assert AuditRecord.objects.filter(verb="hours.weekly_set", subject_id=str(worker.pk)).count() == 2
