from datetime import date, timedelta

import pytest

from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.queries.hours import coming_exceptions, coming_time_off, weekly_hours
from tests.factories.availability import AT, WORKING_WEEK, a_worker_with_hours, hours, on_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker_with_hours()


def test_weekly_hours_come_by_weekday(worker):
    assert weekly_hours(worker) == WORKING_WEEK


def test_exceptions_from_today_on_come_in_order_with_their_windows(worker, django_assert_num_queries):
    for day, windows in [(date(2026, 6, 3), hours("10:00-12:00")), (date(2026, 6, 1), ())]:
        set_exception(by=worker.member.user, worker=worker, day=day, windows=windows, at=AT)
    with django_assert_num_queries(2):
        found = [(e.date.day, [w.as_window() for w in e.windows.all()]) for e in coming_exceptions(worker, at=AT)]
    assert found == [(1, []), (3, list(hours("10:00-12:00")))]
    assert [e.date.day for e in coming_exceptions(worker, at=AT + timedelta(days=4))] == [3]


def test_time_off_that_is_over_is_left_out(worker):
    add_time_off(by=worker.member.user, worker=worker, starts_at=on_monday("10:00"), ends_at=on_monday("11:00"), at=AT)
    assert len(coming_time_off(worker, at=on_monday("10:59"))) == 1
    assert len(coming_time_off(worker, at=on_monday("11:00"))) == 0
