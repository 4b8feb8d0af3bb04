"""A booking as a calendar entry (RFC 5545): the same entry every time, so that a change replaces it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

PRODUCT = "-//Commonwork//Bookings//EN"


@dataclass(frozen=True)
class Entry:
    """What goes into the file. `sequence` counts changes; a cancelled booking stays in the calendar as cancelled."""

    uid: str
    title: str
    start: datetime
    end: datetime
    zone: ZoneInfo
    place: str
    text: str
    url: str
    stamp: datetime
    sequence: int
    cancelled: bool = False


def calendar_file(entry: Entry) -> bytes:
    """Return the file. The time is written on the clock of the place, with that zone's own rules beside it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("summary", entry.title)
    event.add("dtstart", entry.start.astimezone(entry.zone))
    event.add("dtend", entry.end.astimezone(entry.zone))
    if entry.place:
        event.add("location", entry.place)
    event.add("description", entry.text)
    event.add("url", entry.url)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
