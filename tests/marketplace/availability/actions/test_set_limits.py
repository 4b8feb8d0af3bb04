import pytest

from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.calculations.calendars import Limits
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.queries.hours import limits_of
from tests.factories.availability import AT, a_worker_with_hours
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


def limit(worker, day, week, by=None):
    return set_limits(by=by or worker.member.user, worker=worker, per_day_minutes=day, per_week_minutes=week, at=AT)


def test_limits_are_set_changed_and_lifted_and_those_before_are_returned_for_undo(worker):
    assert limit(worker, 360, 1800) == Limits()
    assert limit(worker, None, 1200) == Limits(360, 1800)
    assert limits_of(worker) == Limits(None, 1200)
    limit(worker, None, None)
    assert limits_of(worker) == Limits()


def test_impossible_limits_are_refused(worker):
    with pytest.raises(HoursRefused) as refusal:
        limit(worker, 0, 10_081)
    assert sorted(refusal.value.fields) == ["per_day_minutes", "per_week_minutes"]


def test_others_may_not(worker):
    with pytest.raises(MayNotEditHours):
        limit(worker, 60, 60, by=a_user())
