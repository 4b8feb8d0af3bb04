from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from marketplace.bookings.calculations.calendar_file import Entry, calendar_file

LONDON = ZoneInfo("Europe/London")
ENTRY = Entry(
    uid="bk_1@example.org",
    title="Home cleaning, Rosa Lane",
    start=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    end=datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
    zone=LONDON,
    place="4 Bridge Lanes, Hebden Bridge",
    text="Booking CW-7K3M-92",
    url="https://example.org/bookings/CW-7K3M-92/",
    stamp=datetime(2026, 6, 2, 12, tzinfo=UTC),
    sequence=3,
)


def read(entry):
    calendar = Calendar.from_ical(calendar_file(entry))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_a_calendar_reads_back_the_same_instants_across_a_clock_change():
    _, event = read(ENTRY)
    assert event["dtstart"].dt.astimezone(UTC) == ENTRY.start
    assert event["dtend"].dt.astimezone(UTC) == ENTRY.end
    assert event["dtstart"].params["TZID"] == "Europe/London"


def test_the_zone_travels_with_the_file():
    calendar, _ = read(ENTRY)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_a_change_has_the_same_uid_and_a_higher_sequence():
    _, before = read(ENTRY)
    _, after = read(replace(ENTRY, sequence=4, cancelled=True))
    assert before["uid"] == after["uid"] == "bk_1@example.org"
    assert (before["sequence"], after["sequence"]) == (3, 4)
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")


def test_a_cancelled_booking_cancels_the_entry_in_the_readers_calendar():
    calendar, _ = read(replace(ENTRY, cancelled=True))
    assert str(calendar["method"]) == "CANCEL"
