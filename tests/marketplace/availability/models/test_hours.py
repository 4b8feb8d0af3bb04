"""What the database itself refuses of hours."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from marketplace.availability.models import DateException, ExceptionWindow, TimeOff, WeeklyWindow, WorkLimits
from tests.factories.availability import AT
from tests.factories.marketplace import a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker()


def refused(sentence):
    return pytest.raises(IntegrityError, match=sentence)


@pytest.mark.parametrize(
    "window",
    [
        {"opens": time(9), "closes": time(9)},
        {"opens": time(9), "closes": time(17), "all_day": True},
        {"opens": time(0), "closes": time(0)},
    ],
)
def test_e6_a_window_that_ends_when_it_begins_is_refused_by_the_database_too(worker, window):
    with refused("a_weekly_window_ends_at_another_time"), transaction.atomic():
        WeeklyWindow.objects.create(worker=worker, weekday=0, **window)
    exception = DateException.objects.create(worker=worker, date=date(2026, 6, 1))
    with refused("an_exception_window_ends_at_another_time"), transaction.atomic():
        ExceptionWindow.objects.create(exception=exception, **window)


def test_a_window_belongs_to_a_day_of_the_week_and_is_written_once(worker):
    with refused("a_week_has_seven_days"), transaction.atomic():
        WeeklyWindow.objects.create(worker=worker, weekday=7, opens=time(9), closes=time(17))
    WeeklyWindow.objects.create(worker=worker, weekday=6, opens=time(9), closes=time(17))
    with refused("a_weekly_window_is_written_once"), transaction.atomic():
        WeeklyWindow.objects.create(worker=worker, weekday=6, opens=time(9), closes=time(17))


def test_a_date_has_one_exception(worker):
    DateException.objects.create(worker=worker, date=date(2026, 6, 1))
    with refused("a_date_has_one_exception"), transaction.atomic():
        DateException.objects.create(worker=worker, date=date(2026, 6, 1))


def test_time_off_ends_after_it_begins(worker):
    with refused("time_off_ends_after_it_begins"), transaction.atomic():
        TimeOff.objects.create(worker=worker, starts_at=AT, ends_at=AT - timedelta(hours=1))


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"per_day_minutes": 1441}, "a_daily_limit_is_at_most_a_day"),
        ({"per_day_minutes": 0}, "a_daily_limit_is_at_most_a_day"),
        ({"per_week_minutes": 10081}, "a_weekly_limit_is_at_most_a_week"),
    ],
)
def test_limits_are_possible(worker, limits, sentence):
    with refused(sentence), transaction.atomic():
        WorkLimits.objects.create(worker=worker, **limits)
