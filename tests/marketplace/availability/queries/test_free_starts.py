"""Free starts from the tables: the figures of the calculations, in one statement."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.enums import WhyNot
from marketplace.availability.queries.free_starts import Ask, explain_starts, first_free, free_starts, nearest_starts
from marketplace.workers.models import Worker
from tests.factories.availability import (
    AT,
    MONDAY,
    SUN,
    a_hold,
    a_job,
    a_worker_with_hours,
    an_offer,
    hours,
    on_monday,
)

pytestmark = pytest.mark.django_db
WEEK = {"from_": MONDAY, "until": MONDAY + timedelta(days=7), "at": AT}


@pytest.fixture
def worker():
    return a_worker_with_hours()


def test_a_week_of_nine_to_five_has_fifteen_starts_a_day(worker):
    found = free_starts(worker=worker, offer=an_offer(), **WEEK)
    assert len(found) == 5 * 15
    assert (found[0].start, found[0].end, found[0].minutes) == (on_monday("09:00"), on_monday("10:00"), 60)


def test_exceptions_time_off_limits_and_claims_all_count(worker):
    own = worker.member.user
    set_exception(by=own, worker=worker, day=date(2026, 6, 2), windows=(), at=AT)
    set_exception(by=own, worker=worker, day=date(2026, 6, 7), windows=hours("10:00-12:00"), at=AT)
    three_days = timedelta(days=3)
    add_time_off(
        by=own,
        worker=worker,
        starts_at=on_monday("00:00") + three_days,
        ends_at=on_monday("12:00") + three_days,
        at=AT,
    )
    a_job(worker, "10:00")
    set_limits(by=own, worker=worker, per_day_minutes=60, per_week_minutes=None, at=AT)
    found = free_starts(worker=worker, offer=an_offer(grid_minutes=60), **WEEK)
    by_day = {}
    for start in found:
        by_day.setdefault(f"{start.start:%a}", []).append(f"{start.start + timedelta(hours=1):%H:%M}")
    full = [f"{hour:02d}:00" for hour in range(9, 17)]
    assert by_day == {"Wed": full, "Thu": full[3:], "Fri": full, "Sun": ["10:00", "11:00"]}


def test_fourteen_days_take_one_query_however_much_there_is(worker):
    def count():
        with CaptureQueriesContext(connection) as queries:
            free_starts(worker=worker, offer=an_offer(), from_=MONDAY, until=MONDAY + timedelta(days=14), at=AT)
        return len(queries)

    assert count() == 1
    for clock in ("09:00", "11:00", "13:00"):
        a_job(worker, clock)
    for n in range(3):
        set_exception(
            by=worker.member.user, worker=worker, day=date(2026, 6, 3 + n), windows=hours("10:00-12:00"), at=AT
        )
    assert count() == 1


def test_a_hold_takes_its_time_until_it_runs_out(worker):
    a_hold(worker, "10:00")
    held = {"worker": worker, "offer": an_offer(), "from_": on_monday("10:00"), "until": on_monday("10:01")}
    assert free_starts(**held, at=AT + timedelta(minutes=14, seconds=59)) == []
    assert [start.start for start in free_starts(**held, at=AT + timedelta(minutes=15))] == [on_monday("10:00")]


def test_a12_after_a_change_of_zone_new_times_follow_it_and_booked_jobs_stay_where_they_are(worker):
    job = a_job(worker, "10:00")
    Worker.objects.filter(pk=worker.pk).update(zone="Europe/Athens")  # nine to five is 06:00 to 14:00 UTC there
    worker.refresh_from_db()
    found = free_starts(worker=worker, offer=an_offer(grid_minutes=60), **WEEK)
    job.refresh_from_db()
    assert job.work_start == on_monday("10:00")
    monday = [start.start.hour for start in found if start.start.date() == MONDAY.date()]
    assert monday == [6, 7, 8, 10, 11, 12, 13]


def test_a_worker_without_hours_has_no_starts():
    assert free_starts(worker=a_worker_with_hours({}), offer=an_offer(), **WEEK) == []


def test_explaining_lists_every_start_with_its_reason(worker):
    a_job(worker, "10:00")
    found = explain_starts(
        worker=worker,
        offer=an_offer(grid_minutes=60),
        from_=on_monday("00:00"),
        until=on_monday("00:00") + timedelta(days=1),
        at=AT,
    )
    assert [verdict.reason for verdict in found] == [None, WhyNot.TAKEN, *[None] * 6]
    assert [verdict.free for verdict in found][:2] == [True, False]


def test_first_free_answers_for_many_workers_in_one_query(worker):
    sundays = a_worker_with_hours({SUN: hours("12:00-14:00")}, name="Tomasz", zone="Europe/Athens")
    never = a_worker_with_hours({}, name="Ines")
    a_job(worker, "09:00")
    asks = [Ask(worker, an_offer()), Ask(sundays, an_offer(120)), Ask(never, an_offer()), Ask(worker, an_offer(480))]
    with CaptureQueriesContext(connection) as queries:
        found = first_free(asks=asks, **WEEK)
    assert len(queries) == 1
    assert [start and start.start for start in found] == [
        on_monday("10:00"),
        MONDAY + timedelta(days=6, hours=9),
        None,
        on_monday("09:00") + timedelta(days=1),
    ]


def test_first_free_of_nobody_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert first_free(asks=[], **WEEK) == []


def test_the_nearest_starts_are_looked_for_further_off_when_there_are_few_near(worker):
    add_time_off(
        by=worker.member.user, worker=worker, starts_at=AT, ends_at=AT + timedelta(days=40), at=AT - timedelta(days=1)
    )
    found = nearest_starts(worker=worker, offer=an_offer(), wanted=on_monday("10:00"), at=AT)
    assert len(found) == 3
    assert found[0].start >= AT + timedelta(days=40)
