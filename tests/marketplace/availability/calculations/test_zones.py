"""From the wall clock to instants: RFC 5545's rule, and row A13 of marketplace 2.3."""

import struct
from datetime import UTC, date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from marketplace.availability.calculations.zones import (
    UnknownZone,
    city_of,
    date_exists,
    instant_of,
    is_skipped,
    local_date,
    monday_of,
    offset_name,
    short_name,
    zone_named,
)

LONDON = ZoneInfo("Europe/London")


def test_a_time_that_comes_twice_means_the_first_time():
    assert instant_of(date(2026, 10, 25), time(1, 30), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_is_skipped_is_read_with_the_offset_before_the_change():
    assert instant_of(date(2026, 3, 29), time(1, 30), LONDON) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert is_skipped(date(2026, 3, 29), time(1, 30), LONDON)
    assert not is_skipped(date(2026, 3, 29), time(2, 0), LONDON)


@pytest.mark.parametrize("name", ["Europe/Lundon", "", "../etc/passwd", "/etc/localtime", "Europe"])
def test_a_name_that_is_no_zone_is_refused(name):
    with pytest.raises(UnknownZone):
        zone_named(name)


def test_names_for_people():
    summer = datetime(2026, 6, 1, tzinfo=LONDON)
    assert city_of(ZoneInfo("America/Argentina/Buenos_Aires")) == "Buenos Aires"
    assert (short_name(summer), offset_name(summer)) == ("BST", "UTC+1")
    assert short_name(datetime(2026, 6, 1, tzinfo=ZoneInfo("America/Sao_Paulo"))) == "UTC-3"
    assert short_name(datetime(2026, 6, 1, tzinfo=ZoneInfo("Pacific/Marquesas"))) == "UTC-9:30"
    assert offset_name(datetime(2026, 1, 1, tzinfo=LONDON)) == "UTC"


def test_local_dates():
    assert local_date(datetime(2026, 5, 31, 23, 30, tzinfo=UTC), LONDON) == date(2026, 6, 1)
    assert monday_of(date(2026, 6, 7)) == date(2026, 6, 1)
    assert not date_exists(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))
    assert date_exists(date(2026, 3, 29), LONDON)


def fixed_zone(hours: int, name: bytes) -> ZoneInfo:
    """A zone in TZif version 1 form (RFC 8536) that is always `hours` from UTC: one edition of the tz database."""
    header = b"TZif" + b"\0" * 16 + struct.pack(">6l", 0, 0, 0, 0, 1, len(name) + 1)
    return ZoneInfo.from_file(BytesIO(header + struct.pack(">lbB", hours * 3600, 0, 0) + name + b"\0"), key="Test/Town")


def test_a13_a_new_edition_of_the_zone_table_keeps_the_wall_clock_and_moves_the_instant():
    before, after = fixed_zone(2, b"OLD"), fixed_zone(3, b"NEW")
    booked = date(2027, 5, 3), time(10)
    assert instant_of(*booked, before) == datetime(2027, 5, 3, 8, tzinfo=UTC)
    assert instant_of(*booked, after) == datetime(2027, 5, 3, 7, tzinfo=UTC)
