from datetime import date

import pytest

from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.models import DateException
from marketplace.availability.queries.hours import exception_windows
from tests.factories.availability import AT, a_worker_with_hours, hours
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture
def worker():
    return a_worker_with_hours()


def set_day(worker, *windows, day=DAY, by=None, at=AT):
    return set_exception(by=by or worker.member.user, worker=worker, day=day, windows=hours(*windows), at=at)


def test_a_date_is_closed_or_has_its_own_hours_and_the_last_word_counts(worker):
    set_day(worker)
    assert exception_windows(worker, DAY) == ()
    set_day(worker, "10:00-12:00", "14:00-15:00")
    assert exception_windows(worker, DAY) == hours("10:00-12:00", "14:00-15:00")
    assert DateException.objects.count() == 1


def test_a_date_that_is_over_in_the_workers_zone_is_refused():
    kiritimati = a_worker_with_hours(zone="Pacific/Kiritimati")  # 14 hours ahead: there it is already the 30th
    set_day(kiritimati, day=date(2026, 5, 30))
    with pytest.raises(HoursRefused) as refusal:
        set_day(kiritimati, day=date(2026, 5, 29))
    assert refusal.value.fields == {"date": "That date is over. Choose today or a later date."}


def test_e6_an_empty_window_is_refused_by_its_number(worker):
    with pytest.raises(HoursRefused) as refusal:
        set_day(worker, "10:00-12:00", "14:00-14:00")
    assert list(refusal.value.fields) == ["1"]
    assert DateException.objects.count() == 0


def test_others_may_not(worker):
    with pytest.raises(MayNotEditHours):
        set_day(worker, by=a_user())
