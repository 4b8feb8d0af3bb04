"""The table of marketplace 2.3 (A clock changes, C notice and horizon, E windows, B claims), row by row.

Every row runs with the server's own clock set to UTC, New York and Kolkata (row A14).
"""

import os
import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from marketplace.availability.calculations.calendars import Calendar, Limits, Taken
from marketplace.availability.calculations.offers import OfferSpec, work_span
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.starts import (
    free_starts_in,
    verdicts_in,
    why_not_open,
    why_not_start,
)
from marketplace.availability.calculations.travel import REMOTE, Stop, TravelRule
from marketplace.availability.calculations.windows import DayWindow
from marketplace.availability.enums import DurationMode, PlaceMode, WhyNot

LONDON = ZoneInfo("Europe/London")
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = 400


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kolkata"], autouse=True)
def _server_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    system_time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    system_time.tzset()


def hours(opens: str, closes: str) -> DayWindow:
    return DayWindow(time.fromisoformat(opens), time.fromisoformat(closes))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def day_of(year: int, month: int, day: int, zone: ZoneInfo = LONDON) -> tuple[datetime, datetime]:
    start = datetime(year, month, day, tzinfo=zone)
    return start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC)


def starts(
    calendar: Calendar,
    offer: OfferSpec,
    between: tuple[datetime, datetime],
    at: datetime = LONG_AGO,
    stop: Stop | None = None,
) -> list[datetime]:
    return [start.start for start in free_starts_in(calendar, offer, *between, at=at, stop=stop)]


def clock(instants: list[datetime], zone: ZoneInfo = LONDON, how: str = "%H:%M") -> list[str]:
    return [instant.astimezone(zone).strftime(how) for instant in instants]


def offer(duration: int, grid: int = 30, **rest: object) -> OfferSpec:
    return OfferSpec(duration_minutes=duration, grid_minutes=grid, **({"horizon_days": YEAR} | rest))


WORKING_DAY = Calendar(LONDON, {MON: (hours("09:00", "17:00"),)})
HALF_HOURS = [f"{h:02d}:{m:02d}" for h in range(9, 15) for m in (0, 30)] + ["15:00"]


def test_a1_a_monday_has_the_same_starts_on_the_clock_before_and_after_the_clocks_go_forward():
    before = starts(WORKING_DAY, offer(120), day_of(2026, 3, 23))
    after = starts(WORKING_DAY, offer(120), day_of(2026, 3, 30))
    assert clock(before) == HALF_HOURS
    assert clock(after) == HALF_HOURS
    assert (before[0], before[-1]) == (utc(2026, 3, 23, 9), utc(2026, 3, 23, 15))
    assert (after[0], after[-1]) == (utc(2026, 3, 30, 8), utc(2026, 3, 30, 14))


SMALL_HOURS = Calendar(LONDON, {SUN: (hours("00:00", "04:00"),)})


def test_a2_the_hour_that_the_clocks_skip_has_no_start():
    assert clock(starts(SMALL_HOURS, offer(60, 60), day_of(2026, 3, 29)), how="%H:%M %Z") == [
        "00:00 GMT",
        "02:00 BST",
        "03:00 BST",
    ]


def test_a3_the_hour_that_comes_twice_has_two_starts():
    assert clock(starts(SMALL_HOURS, offer(60, 60), day_of(2026, 10, 25)), how="%H:%M %Z") == [
        "00:00 BST",
        "01:00 BST",
        "01:00 GMT",
        "02:00 GMT",
        "03:00 GMT",
    ]


@pytest.mark.parametrize(
    ("saturday", "hours_open"), [((2026, 3, 21), 8), ((2026, 3, 28), 7), ((2026, 10, 24), 9), ((2026, 10, 31), 8)]
)
def test_a5_a_saturday_night_lasts_seven_eight_or_nine_hours(saturday, hours_open):
    nights = Calendar(LONDON, {SAT: (hours("22:00", "06:00"),)})
    begin = day_of(*saturday)[0]
    assert len(starts(nights, offer(60, 60), (begin, begin + timedelta(days=2)))) == hours_open


@pytest.mark.parametrize(
    ("evening", "mode", "ends", "paid_hours"),
    [
        ((2026, 3, 28), DurationMode.ELAPSED, "07:00 BST", 8),
        ((2026, 10, 24), DurationMode.ELAPSED, "05:00 GMT", 8),
        ((2026, 3, 28), DurationMode.WALL, "06:00 BST", 7),
        ((2026, 10, 24), DurationMode.WALL, "06:00 GMT", 9),
    ],
)
def test_a6_a_night_shift_ends_by_real_hours_or_by_the_clock_on_the_wall(evening, mode, ends, paid_hours):
    nights = Calendar(LONDON, {SAT: (hours("22:00", "08:00"),)})
    begin = day_of(*evening)[0]
    found = list(
        free_starts_in(
            nights,
            offer(480, duration_mode=mode),
            begin,
            begin + timedelta(hours=22, minutes=1),
            at=LONG_AGO,
            stop=None,
        )
    )
    shift = next(start for start in found if clock([start.start]) == ["22:00"])
    assert clock([shift.end], how="%H:%M %Z") == [ends]
    assert shift.minutes == paid_hours * 60


def test_a_wall_clock_job_that_begins_in_the_second_pass_of_a_repeated_hour_ends_after_it_begins():
    second_half_past_one = utc(2026, 10, 25, 1, 30)
    work = work_span(second_half_past_one, offer(15, duration_mode=DurationMode.WALL), LONDON)
    assert work == (second_half_past_one, utc(2026, 10, 25, 1, 45))


def test_c1_notice_is_counted_in_real_hours_across_the_clock_change():
    sundays = Calendar(LONDON, {SUN: (hours("06:00", "22:00"),)})
    found = starts(sundays, offer(60, 60, lead_minutes=24 * 60), day_of(2026, 3, 29), at=utc(2026, 3, 28, 12))
    assert clock(found[:1], how="%a %d %b %H:%M %Z") == ["Sun 29 Mar 13:00 BST"]


def test_c3_the_horizon_is_counted_in_the_workers_local_days():
    always = Calendar(LONDON, {day: (DayWindow(time(0), time(0), all_day=True),) for day in range(7)})
    found = starts(
        always,
        offer(60, 60, horizon_days=30),
        (utc(2026, 10, 1), utc(2026, 12, 1)),
        at=utc(2026, 10, 1, 23, 30),
    )
    assert clock(found[-1:], how="%a %d %b %H:%M %Z") == ["Sun 01 Nov 23:00 GMT"]


def test_e1_windows_that_overlap_or_touch_are_one_window():
    day = Calendar(LONDON, {MON: (hours("09:00", "12:00"), hours("11:00", "14:00"), hours("14:00", "16:00"))})
    assert clock(starts(day, offer(60, 60), day_of(2026, 6, 1))) == [f"{h:02d}:00" for h in range(9, 16)]


def test_e2_windows_are_joined_across_midnight_and_a_job_may_cross_it():
    late = Calendar(LONDON, {FRI: (hours("18:00", "00:00"),), SAT: (hours("00:00", "02:00"),)})
    found = starts(late, offer(120, 60), (utc(2026, 6, 5), utc(2026, 6, 8)))
    assert clock(found, how="%a %H:%M") == [f"Fri {h}:00" for h in range(18, 24)] + ["Sat 00:00"]


def test_e3_a_dated_exception_replaces_the_hours_of_its_weekday():
    june = Calendar(
        LONDON,
        {MON: (hours("09:00", "17:00"),)},
        exceptions={date(2026, 6, 1): (), date(2026, 6, 7): (hours("10:00", "12:00"),)},
    )
    found = starts(june, offer(60, 60), (utc(2026, 6, 1), utc(2026, 6, 8)))
    assert clock(found, how="%a %d %H:%M") == ["Sun 07 10:00", "Sun 07 11:00"]


def test_e5_the_last_start_is_the_last_one_whose_work_fits():
    assert clock(starts(WORKING_DAY, offer(90), day_of(2026, 6, 1)))[-1] == "15:30"


def claim(start: datetime, minutes: int, setup: int = 0, wrapup: int = 0, stop: Stop = REMOTE) -> Taken:
    end = start + timedelta(minutes=minutes)
    return Taken(Span(start, end), Span(start - timedelta(minutes=setup), end + timedelta(minutes=wrapup)), stop)


def with_claims(*claims: Taken, **rest: object) -> Calendar:
    return Calendar(LONDON, {MON: (hours("08:00", "17:00"),)}, claims=claims, **rest)


def test_b1_the_gap_between_jobs_is_the_wrap_up_of_the_first_and_the_set_up_of_the_second():
    found = clock(
        starts(
            with_claims(claim(utc(2026, 6, 1, 9), 60, wrapup=15)), offer(60, 5, setup_minutes=10), day_of(2026, 6, 1)
        )
    )
    assert [t for t in found if t < "10:00"] == [f"08:{m:02d}" for m in range(0, 60, 5)] + ["09:00"]
    assert next(t for t in found if t > "09:00") == "11:25"


def test_set_up_and_wrap_up_may_lie_outside_the_window():
    found = clock(starts(with_claims(), offer(60, 60, setup_minutes=30, wrapup_minutes=30), day_of(2026, 6, 1)))
    assert (found[0], found[-1]) == ("08:00", "16:00")


def test_b3_one_job_may_begin_when_the_blocked_time_of_another_ends():
    found = starts(with_claims(claim(utc(2026, 6, 1, 9), 60, wrapup=15)), offer(60, 15), day_of(2026, 6, 1))
    assert utc(2026, 6, 1, 10, 15) in found
    assert utc(2026, 6, 1, 10) not in found


HERE, THERE = Stop(54_000_000, -3_000_000), Stop(54_071_900, -3_000_000)  # 7,995 metres: 20 minutes and 5 to park
RULE = TravelRule(extra_minutes=5, metres_per_minute=400)


def first_after(calendar: Calendar, stop: Stop, grid: int = 15) -> str:
    found = starts(calendar, offer(60, grid), (utc(2026, 6, 1, 10), utc(2026, 6, 1, 17)), stop=stop)
    return clock(found)[0]


def test_b11_the_next_start_leaves_time_to_travel():
    calendar = with_claims(claim(utc(2026, 6, 1, 9), 60, stop=HERE), travel=RULE)
    assert clock([utc(2026, 6, 1, 10)]) == ["11:00"]
    assert first_after(calendar, THERE) == "11:30"


def test_b11_the_start_before_leaves_time_to_travel_too():
    calendar = with_claims(claim(utc(2026, 6, 1, 9), 60, stop=HERE), travel=RULE)
    found = starts(calendar, offer(60, 15), (utc(2026, 6, 1, 7), utc(2026, 6, 1, 9)), stop=THERE)
    assert clock(found) == ["08:00", "08:15", "08:30"]


@pytest.mark.parametrize("stop", [HERE, REMOTE])
def test_b12_no_travel_to_the_same_address_or_for_remote_work(stop):
    calendar = with_claims(claim(utc(2026, 6, 1, 9), 60, stop=HERE), travel=RULE)
    assert first_after(calendar, stop) == "11:00"


def test_a_remote_call_in_between_does_not_shorten_the_road():
    calendar = with_claims(
        claim(utc(2026, 6, 1, 9), 60, stop=HERE),
        claim(utc(2026, 6, 1, 10), 10, stop=REMOTE),
        travel=TravelRule(extra_minutes=40),
    )
    assert first_after(calendar, THERE) == "12:00"


def test_travel_is_not_considered_where_nobody_asks_for_it():
    calendar = with_claims(claim(utc(2026, 6, 1, 9), 60, stop=HERE), travel=RULE)
    assert clock(starts(calendar, offer(60, 15), (utc(2026, 6, 1, 10), utc(2026, 6, 1, 12))))[0] == "11:00"


def test_a_day_that_has_reached_its_limit_offers_no_more():
    calendar = with_claims(claim(utc(2026, 6, 1, 7), 300), limits=Limits(per_day=360))
    assert len(starts(calendar, offer(60, 60), day_of(2026, 6, 1))) == 4
    assert starts(calendar, offer(90, 60), day_of(2026, 6, 1)) == []


def test_the_daily_limit_counts_the_workers_local_date():
    monday_early = claim(utc(2026, 5, 31, 23), 60)  # 00:00 on Monday in London, still Sunday in UTC
    nights = Calendar(
        LONDON,
        {SUN: (hours("22:00", "00:00"),), MON: (hours("00:00", "03:00"),)},
        claims=(monday_early,),
        limits=Limits(per_day=60),
    )
    found = starts(nights, offer(60, 60), (utc(2026, 5, 31), utc(2026, 6, 2)))
    assert clock(found, how="%a %H:%M") == ["Sun 22:00", "Sun 23:00"]


def test_the_weekly_limit_counts_the_iso_week_from_monday_to_sunday():
    every_day = Calendar(
        LONDON,
        {day: (hours("09:00", "10:00"),) for day in range(7)},
        claims=(claim(utc(2026, 6, 3, 8), 60),),
        limits=Limits(per_week=100),
    )
    found = starts(every_day, offer(60, 60), (utc(2026, 5, 30), utc(2026, 6, 10)))
    assert clock(found, how="%a %d %b") == ["Sat 30 May", "Sun 31 May", "Mon 08 Jun", "Tue 09 Jun"]


def test_a_limit_may_be_reached_exactly():
    just = Calendar(
        LONDON,
        {MON: (hours("09:00", "10:00"),)},
        claims=(claim(utc(2026, 6, 2, 8), 60),),
        limits=Limits(per_day=60, per_week=120),
    )
    assert len(starts(just, offer(60, 60), day_of(2026, 6, 1))) == 1


def test_each_grid_start_is_free_or_has_its_reason():
    at = utc(2026, 6, 1, 7)  # 08:00 in London
    calendar = Calendar(
        LONDON,
        {MON: (hours("08:00", "16:00"),)},
        time_off=(Span(utc(2026, 6, 1, 12), utc(2026, 6, 1, 13)),),
        claims=(claim(utc(2026, 6, 1, 9), 60, stop=HERE),),
        travel=TravelRule(extra_minutes=10),
    )
    found = verdicts_in(calendar, offer(60, 60, lead_minutes=60), *day_of(2026, 6, 1), at=at, stop=THERE)
    assert [(clock([v.start])[0], v.reason) for v in found] == [
        ("08:00", WhyNot.TOO_SOON),
        ("09:00", WhyNot.TRAVEL),
        ("10:00", WhyNot.TAKEN),
        ("11:00", WhyNot.TRAVEL),
        ("12:00", None),
        ("13:00", WhyNot.TIME_OFF),
        ("14:00", None),
        ("15:00", None),
    ]


def test_a_start_whose_work_runs_into_time_off_or_past_closing_says_which():
    calendar = Calendar(
        LONDON,
        {MON: (hours("09:00", "12:00"),)},
        time_off=(Span(utc(2026, 6, 1, 9, 10), utc(2026, 6, 1, 9, 30)),),
    )
    found = verdicts_in(calendar, offer(60), *day_of(2026, 6, 1), at=LONG_AGO, stop=None)
    assert [(clock([v.start])[0], v.reason) for v in found] == [
        ("09:00", None),
        ("09:30", WhyNot.TIME_OFF),
        ("10:00", WhyNot.TIME_OFF),
        ("10:30", None),
        ("11:00", None),
        ("11:30", WhyNot.DOES_NOT_FIT),
    ]


def test_hours_that_an_exception_takes_away_are_listed_as_closed():
    calendar = Calendar(
        LONDON, {MON: (hours("09:00", "12:00"),)}, exceptions={date(2026, 6, 1): (hours("10:00", "11:00"),)}
    )
    found = verdicts_in(calendar, offer(60, 60), *day_of(2026, 6, 1), at=LONG_AGO, stop=None)
    assert [(clock([v.start])[0], v.reason) for v in found] == [
        ("09:00", WhyNot.CLOSED),
        ("10:00", None),
        ("11:00", WhyNot.CLOSED),
    ]


def test_starts_after_the_horizon_and_over_a_limit_say_so():
    calendar = Calendar(
        LONDON,
        {day: (hours("09:00", "10:00"),) for day in range(7)},
        claims=(claim(utc(2026, 6, 1, 8), 60),),
        limits=Limits(per_day=90, per_week=100),
    )
    found = verdicts_in(
        calendar, offer(60, 60, horizon_days=7), utc(2026, 6, 1), utc(2026, 6, 11), at=utc(2026, 6, 1), stop=None
    )
    week, rest = [v.reason for v in found[:7]], [v.reason for v in found[7:]]
    assert week == [WhyNot.TAKEN] + [WhyNot.WEEKLY_LIMIT] * 6
    assert rest == [None, WhyNot.BEYOND_HORIZON, WhyNot.BEYOND_HORIZON]
    long = verdicts_in(
        Calendar(LONDON, {MON: (hours("08:00", "17:00"),)}, claims=calendar.claims, limits=calendar.limits),
        offer(60, 60),
        utc(2026, 6, 1, 10),
        utc(2026, 6, 1, 11),
        at=LONG_AGO,
        stop=None,
    )
    assert [v.reason for v in long] == [WhyNot.DAILY_LIMIT]


def test_one_start_is_judged_like_the_whole_list():
    calendar = with_claims(claim(utc(2026, 6, 1, 9), 60))
    judged = {
        local: why_not_start(calendar, offer(60), start, at=LONG_AGO, stop=None)
        for local, start in [
            ("12:00", utc(2026, 6, 1, 11)),
            ("10:30", utc(2026, 6, 1, 9, 30)),
            ("12:10", utc(2026, 6, 1, 11, 10)),
            ("16:30", utc(2026, 6, 1, 15, 30)),
            ("16:40", utc(2026, 6, 1, 15, 40)),
            ("20:00", utc(2026, 6, 1, 19)),
        ]
    }
    assert judged == {
        "12:00": None,
        "10:30": WhyNot.TAKEN,
        "12:10": WhyNot.OFF_GRID,
        "16:30": WhyNot.DOES_NOT_FIT,
        "16:40": WhyNot.DOES_NOT_FIT,
        "20:00": WhyNot.CLOSED,
    }


def test_work_inside_time_off_is_not_open():
    away = Calendar(LONDON, WORKING_DAY.weekly, time_off=(Span(utc(2026, 6, 1, 9), utc(2026, 6, 1, 10)),))
    assert why_not_open(away, Span(utc(2026, 6, 1, 9, 30), utc(2026, 6, 1, 10, 30))) is WhyNot.TIME_OFF
    assert why_not_open(away, Span(utc(2026, 6, 1, 10), utc(2026, 6, 1, 11))) is None


ALL_WEEK = {day: (DayWindow(time(0), time(0), all_day=True),) for day in range(7)}


@pytest.mark.parametrize("grid", [25, 50, 420])
def test_the_starts_of_a_day_do_not_depend_on_the_range_asked_for(grid):
    always = Calendar(LONDON, ALL_WEEK)
    begin, end = utc(2026, 3, 1), utc(2026, 5, 1)
    whole = starts(always, offer(60, grid), (begin, end))
    pieces = [
        start
        for n in range(61)
        for start in starts(
            always, offer(60, grid), (begin + timedelta(days=n), min(end, begin + timedelta(days=n + 1)))
        )
    ]
    assert pieces == whole


def test_a_worker_who_never_closes_begins_the_grid_again_each_monday():
    always = Calendar(LONDON, ALL_WEEK)
    found = starts(always, offer(60, 420), (utc(2026, 5, 31), utc(2026, 6, 3)))
    assert utc(2026, 5, 31, 23) in found  # Monday 1 June 00:00 in London


def test_after_time_off_the_grid_runs_from_its_end_until_a_week_has_passed():
    away = Span(utc(2026, 5, 1), utc(2026, 6, 3, 9, 10))  # back on a Wednesday at 10:10 in London
    back = Calendar(LONDON, ALL_WEEK, time_off=(away,))
    found = clock(starts(back, offer(60, 420), (utc(2026, 6, 3), utc(2026, 6, 16))), how="%a %d %H:%M")
    assert found[:2] == ["Wed 03 10:10", "Wed 03 17:10"]
    assert "Mon 08 00:00" not in found
    assert "Mon 15 00:00" in found


def test_a_place_that_jumped_over_a_whole_day_has_no_hours_on_it():
    apia = ZoneInfo("Pacific/Apia")
    calendar = Calendar(apia, {FRI: (hours("09:00", "17:00"),), SAT: (hours("13:00", "14:00"),)})
    found = starts(calendar, offer(60, 60), (utc(2011, 12, 29), utc(2012, 1, 1)), at=utc(2011, 12, 1))
    assert clock(found, apia, "%a %d %H:%M") == ["Sat 31 13:00"]


def test_a_worker_who_takes_no_bookings_offers_nothing_and_the_reason_says_so():
    paused = Calendar(LONDON, WORKING_DAY.weekly, working=False)
    assert starts(paused, offer(60), day_of(2026, 6, 1)) == []
    found = verdicts_in(paused, offer(60), *day_of(2026, 6, 1), at=LONG_AGO, stop=None)
    assert {verdict.reason for verdict in found} == {WhyNot.NOT_WORKING, WhyNot.DOES_NOT_FIT}


def test_an_offer_may_name_its_modes_by_their_values():
    spec = OfferSpec(duration_minutes=60, duration_mode="wall", place_mode="at_worker")
    assert (spec.duration_mode, spec.place_mode) == (DurationMode.WALL, PlaceMode.AT_WORKER)


@pytest.mark.parametrize(
    "wrong", [{"duration_minutes": 0}, {"grid_minutes": 0}, {"lead_minutes": -1}, {"setup_minutes": -5}]
)
def test_an_offer_of_impossible_length_is_refused(wrong):
    with pytest.raises(ValueError, match=r"minute|negative"):
        OfferSpec(**({"duration_minutes": 60, "place_mode": PlaceMode.REMOTE} | wrong))
