"""What must hold of starts in every zone there is, whatever the hours, the claims and the server's own zone."""

import os
import time as system_time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from marketplace.availability.calculations.calendars import Calendar, Limits, Taken, needed_for, reach_of
from marketplace.availability.calculations.days import by_day
from marketplace.availability.calculations.offers import OfferSpec, blocked_span, work_span
from marketplace.availability.calculations.spans import Span, merge
from marketplace.availability.calculations.starts import Start, free_starts_in, verdicts_in, why_not_start
from marketplace.availability.calculations.travel import REMOTE, Stop, TravelRule, travel_minutes
from marketplace.availability.calculations.windows import DayWindow, windows_on
from marketplace.availability.enums import DurationMode, WhyNot

TWO_DAYS = timedelta(days=2)
ALL_ZONES = sorted(available_timezones())
STOPS = [None, REMOTE, Stop(), Stop(54_000_000, -3_000_000), Stop(54_050_000, -3_000_000)]
LONGEST_SHIFT = timedelta(minutes=200)  # no zone has moved its clock by more since 2000, date line apart


def a_clock_change_near(zone: ZoneInfo, day: date) -> date:
    """The next date on which the offset is another than the day before, within a year; else the day itself."""
    noon = datetime.combine(day, time(12), tzinfo=zone)
    for n in range(1, 366):
        if (noon + timedelta(days=n)).utcoffset() != (noon + timedelta(days=n - 1)).utcoffset():
            return day + timedelta(days=n)
    return day


@st.composite
def zones_and_days(draw: st.DrawFn) -> tuple[ZoneInfo, date]:
    """Any zone; half of the time a week in which its clocks change."""
    zone = ZoneInfo(draw(st.sampled_from(ALL_ZONES)))
    day = draw(st.dates(date(2000, 1, 1), date(2037, 1, 1)))
    if draw(st.booleans()):
        day = a_clock_change_near(zone, day) - timedelta(days=draw(st.integers(0, 3)))
    return zone, day


quarter_hours = st.builds(lambda n: time(n // 4, n % 4 * 15), st.integers(0, 95))
windows = st.one_of(
    st.builds(DayWindow, quarter_hours, quarter_hours, st.just(False)).filter(
        lambda window: window.opens != window.closes
    ),
    st.just(DayWindow(time(0), time(0), all_day=True)),
)
days_windows = st.lists(windows, max_size=3).map(tuple)
offers = st.builds(
    OfferSpec,
    duration_minutes=st.sampled_from([15, 45, 60, 90, 240, 600]),
    grid_minutes=st.sampled_from([15, 30, 50, 60, 180]),
    setup_minutes=st.sampled_from([0, 10, 30]),
    wrapup_minutes=st.sampled_from([0, 5, 45]),
    lead_minutes=st.sampled_from([0, 60, 1440]),
    horizon_days=st.sampled_from([0, 1, 5, 60]),
    duration_mode=st.sampled_from(DurationMode),
)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Calendar, OfferSpec, datetime, datetime, datetime, Stop | None]:
    """A calendar with claims and time off, an offer, a range of days, the time now and a place."""
    zone, day = draw(zones_and_days())
    begin = datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)
    minute = st.integers(-2 * 1440, 6 * 1440).map(lambda n: begin + timedelta(minutes=n - n % 5))
    holes = st.builds(lambda start, length: Span(start, start + timedelta(minutes=length)), minute, st.integers(5, 900))
    claims = []
    for work in merge(draw(st.lists(holes, max_size=4))):
        setup, wrapup = draw(st.sampled_from([0, 15])), draw(st.sampled_from([0, 20]))
        blocked = Span(work.start - timedelta(minutes=setup), work.end + timedelta(minutes=wrapup))
        if not any(blocked.overlaps(other.blocked) for other in claims):
            claims.append(Taken(work, blocked, draw(st.sampled_from(STOPS[1:]))))
    calendar = Calendar(
        zone,
        draw(st.dictionaries(st.integers(0, 6), days_windows)),
        draw(st.dictionaries(st.integers(-1, 5).map(lambda n: day + timedelta(days=n)), days_windows, max_size=2)),
        tuple(merge(draw(st.lists(holes, max_size=2)))),
        tuple(claims),
        draw(st.sampled_from([Limits(), Limits(per_day=300), Limits(per_week=700), Limits(480, 900)])),
        draw(st.sampled_from([TravelRule(), TravelRule(25), TravelRule(5, 250)])),
    )
    until = begin + timedelta(days=draw(st.integers(1, 4)), minutes=draw(st.integers(0, 600)))
    at = begin + timedelta(minutes=draw(st.integers(-3000, 3000)))
    return calendar, draw(offers), begin, until, at, draw(st.sampled_from(STOPS))


def free(situation: tuple, calendar: Calendar | None = None) -> list[Start]:
    ours, offer, begin, until, at, stop = situation
    return list(free_starts_in(calendar or ours, offer, begin, until, at=at, stop=stop))


@contextmanager
def server_in(name: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    system_time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        system_time.tzset()


def with_claim(calendar: Calendar, taken: Taken) -> Calendar:
    return Calendar(**{**calendar.__dict__, "claims": (*calendar.claims, taken)})


def as_claim(start: Start, offer: OfferSpec, stop: Stop | None) -> Taken:
    work = Span(*start)
    return Taken(work, blocked_span(work, offer), stop or REMOTE)


@given(situations())
@settings(max_examples=150, deadline=None)
def test_no_offered_start_overlaps_a_live_claim_or_leaves_too_little_time_to_travel(situation):
    calendar, offer, *_, stop = situation
    for start in free(situation):
        ours = as_claim(start, offer, stop)
        for claim in calendar.claims:
            assert not ours.blocked.overlaps(claim.blocked)
            if stop:
                way = timedelta(minutes=travel_minutes(claim.stop, stop, calendar.travel))
                assert claim.work.end + way <= ours.work.start or ours.work.end + way <= claim.work.start


@given(situations())
@settings(max_examples=150, deadline=None)
def test_the_work_of_every_offered_start_lies_in_hours_by_the_wall_clock_and_outside_time_off(situation):
    """An oracle that goes the other way: from each minute of the work back to the clock on the wall."""
    calendar, *_ = situation
    assume(calendar.zone.key not in {"Pacific/Apia", "Pacific/Fakaofo"})
    for start in free(situation)[:12]:
        work = Span(*start)
        assert not any(work.overlaps(away) for away in calendar.time_off)
        instants = [work.start + timedelta(minutes=n) for n in range(0, work.minutes, 15)]
        assert all(open_by_the_wall_clock(calendar, instant) for instant in instants)


def open_by_the_wall_clock(calendar: Calendar, instant: datetime) -> bool:
    """Whether a window of today or yesterday shows this time, give or take what a clock change moves."""
    local = instant.astimezone(calendar.zone)
    wall = local.replace(tzinfo=None)
    slack = LONGEST_SHIFT if clock_changes_around(local.date(), calendar.zone) else timedelta(0)
    for back in (0, 1):
        day = local.date() - timedelta(days=back)
        for window in windows_on(day, calendar.weekly, calendar.exceptions):
            opens = datetime.combine(day, window.opens)
            closes = datetime.combine(day, window.closes)
            closes += timedelta(days=1) if closes <= opens else timedelta(0)
            if opens - slack <= wall < closes + slack:
                return True
    return False


@lru_cache(maxsize=4096)
def clock_changes_around(day: date, zone: ZoneInfo) -> bool:
    noon = datetime.combine(day, time(12), tzinfo=zone).astimezone(UTC)
    return len({(noon + timedelta(hours=n)).astimezone(zone).utcoffset() for n in range(-40, 41, 2)}) > 1


@given(situations(), st.integers(0, 50))
@settings(max_examples=150, deadline=None)
def test_every_offered_start_can_be_claimed_if_nobody_else_acts(situation, pick):
    calendar, offer, _, _, at, stop = situation
    offered = free(situation)
    assume(offered)
    start = offered[pick % len(offered)]
    assert why_not_start(calendar, offer, start.start, at=at, stop=stop) is None
    claimed = with_claim(calendar, as_claim(start, offer, stop))
    assert why_not_start(claimed, offer, start.start, at=at, stop=stop) is WhyNot.TAKEN


@given(situations(), st.integers(0, 400), st.integers(5, 400), st.sampled_from(STOPS[1:]))
@settings(max_examples=150, deadline=None)
def test_adding_a_claim_never_adds_a_start(situation, begins, lasts, where):
    calendar, _, begin, *_ = situation
    work = Span(begin + timedelta(minutes=begins * 15), begin + timedelta(minutes=begins * 15 + lasts))
    assert set(free(situation, with_claim(calendar, Taken(work, work, where)))) <= set(free(situation))


@given(situations(), st.sampled_from(ALL_ZONES))
@settings(max_examples=200, deadline=None)
def test_starts_do_not_change_with_the_viewers_zone_and_every_label_of_a_day_is_its_own(situation, viewer):
    calendar, *_ = situation
    offered = free(situation)
    days = by_day(offered, viewer=ZoneInfo(viewer), place=calendar.zone)
    assert [label.start for day in days for label in day.labels] == [start.start for start in offered]
    for day in days:
        assert len({(label.place, label.viewer) for label in day.labels}) == len(day.labels)
        assert {label.start.astimezone(ZoneInfo(viewer)).date() for label in day.labels} == {day.date}


@given(situations())
@settings(max_examples=100, deadline=None)
def test_starts_do_not_change_with_the_servers_zone(situation):
    answers = []
    for name in ("UTC", "America/New_York", "Asia/Kolkata"):
        with server_in(name):
            answers.append(free(situation))
    assert answers[0] == answers[1] == answers[2]


@given(situations())
@settings(max_examples=150, deadline=None)
def test_the_list_with_reasons_and_the_list_of_free_starts_agree(situation):
    calendar, offer, begin, until, at, stop = situation
    verdicts = verdicts_in(calendar, offer, begin, until, at=at, stop=stop)
    assert [Start(v.start, v.end) for v in verdicts if v.free] == free(situation)
    assert len({v.start for v in verdicts}) == len(verdicts)


@given(situations(), st.integers(60, 3000))
@settings(max_examples=150, deadline=None)
def test_the_starts_of_a_range_are_those_of_its_parts(situation, minutes):
    calendar, offer, begin, until, at, stop = situation
    middle = min(until, begin + timedelta(minutes=minutes))
    first = list(free_starts_in(calendar, offer, begin, middle, at=at, stop=stop))
    second = list(free_starts_in(calendar, offer, middle, until, at=at, stop=stop))
    assert first + second == free(situation)


@given(situations())
@settings(max_examples=150, deadline=None)
def test_what_lies_outside_the_loaded_span_changes_nothing(situation):
    calendar, offer, begin, until, *_ = situation
    needed = needed_for(reach_of(begin, until, offer), calendar.zone)
    away = [
        Span(needed.hours.start - TWO_DAYS, needed.hours.start),
        Span(needed.hours.end, needed.hours.end + TWO_DAYS),
    ]
    taken = [
        Span(needed.claims.start - TWO_DAYS, needed.claims.start),
        Span(needed.claims.end, needed.claims.end + TWO_DAYS),
    ]
    more = Calendar(
        **{
            **calendar.__dict__,
            "claims": (*calendar.claims, *(Taken(span, span, Stop()) for span in taken)),
            "time_off": tuple(merge([*calendar.time_off, *away])),
        }
    )
    assert free(situation, more) == free(situation)


@given(situations())
@settings(max_examples=150, deadline=None)
def test_the_minutes_of_work_are_the_minutes_that_are_paid(situation):
    """Elapsed work lasts as long as was offered; work by the wall clock ends when the wall clock says so."""
    calendar, offer, *_ = situation
    for start in free(situation):
        assert start.minutes * 60 == (start.end - start.start).total_seconds() > 0
        if offer.duration_mode is DurationMode.ELAPSED:
            assert start.minutes == offer.duration_minutes
        else:
            begins, ends = (instant.astimezone(calendar.zone) for instant in start)
            showing = ends.replace(tzinfo=None) - begins.replace(tzinfo=None)
            gap = ends.replace(fold=0).astimezone(UTC) - begins.astimezone(UTC)
            assert showing == offer.duration or gap == offer.duration


@given(zones_and_days(), st.integers(0, 1439), offers)
@settings(max_examples=150, deadline=None)
def test_work_always_ends_after_it_begins(zone_and_day, minute, offer):
    zone, day = zone_and_day
    start = datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC) + timedelta(minutes=minute)
    work = work_span(start, offer, zone)
    assert work.start == start < work.end


@given(zones_and_days(), st.lists(windows, min_size=1, max_size=2))
@settings(max_examples=200, deadline=None)
def test_a_week_of_hours_is_as_long_as_the_clocks_make_it(zone_and_day, day_windows):
    """All-day hours over a whole week come to 168 hours, more or less by what the clocks move."""
    zone, day = zone_and_day
    always = Calendar(zone, {n: (DayWindow(time(0), time(0), all_day=True),) for n in range(7)})
    begin, end = (datetime.combine(day + timedelta(days=n), time(0), tzinfo=zone).astimezone(UTC) for n in (0, 7))
    offer = OfferSpec(duration_minutes=1, grid_minutes=15, horizon_days=20)
    found = list(free_starts_in(always, offer, begin, end, at=begin - timedelta(days=1), stop=None))
    assert len(found) in {(end - begin) // timedelta(minutes=15), -((begin - end) // timedelta(minutes=15))}
