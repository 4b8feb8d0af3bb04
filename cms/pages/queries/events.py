"""Events for pages, lists and calendars."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from cms.languages.queries.reading import children_for_reader, for_reader
from cms.pages.queries.paging import one_page, page_number
from foundation.formats import date_format
from marketplace.bookings.calculations.calendar_file import Entry

MOST_COMING = 40


@dataclass(frozen=True)
class EventCard:
    """One event as people read it: the day and both times by the clock of the place."""

    title: str
    url: str
    when: str
    where: str
    month: str
    day_number: str
    iso: str
    cancelled: bool
    lead: str


def event_card(page: Any, *, request: Any = None) -> EventCard:
    """Every word a list or a page needs. No query."""
    zone = ZoneInfo(page.zone)
    start, end = page.starts_at.astimezone(zone), page.ends_at.astimezone(zone)
    times = {
        "day": date_format(start, "l j F Y"),
        "from": date_format(start, "H:i"),
        "until": date_format(end, "H:i"),
        "zone": start.tzname() or page.zone,
    }
    return EventCard(
        title=page.title,
        url=page.get_url(request) or "",
        when=_("%(day)s, %(from)s to %(until)s (%(zone)s)") % times,
        where=page.place,
        month=date_format(start, "M"),
        day_number=date_format(start, "j"),
        iso=start.isoformat(timespec="minutes"),
        cancelled=page.called_off,
        lead=page.lead,
    )


def _events() -> Any:
    return apps.get_model("cms_pages", "EventPage").objects.live().public()


def coming_events(*, at: datetime) -> list[EventCard]:
    """What is not over, the soonest first. Two queries."""
    coming = for_reader(_events()).filter(ends_at__gt=at).order_by("starts_at", "pk")
    return [event_card(page) for page in coming[:MOST_COMING]]


def events_page(index: Any, *, at: datetime, number: str, coming: str = "1") -> dict[str, Any]:
    """What is coming, the soonest first, and what was, the newest first: each a page at a time. Three queries.

    Who turns the pages of one of the two lists (`number` for what was, `coming`) is shown that one alone.
    """
    here = children_for_reader(_events(), index)
    which, ahead = page_number(number), page_number(coming)
    soon: list[Any] = []
    past: list[Any] = []
    further = {"newer_url": "", "older_url": ""}
    ways = dict(further)
    if which == 1:
        rows = here.filter(ends_at__gt=at).order_by("starts_at", "pk")
        soon, further = one_page(rows, number=ahead, per_page=MOST_COMING, name="coming")
    if ahead == 1:
        past, ways = one_page(here.filter(ends_at__lte=at).order_by("-starts_at", "-pk"), number=which)
    return {
        "coming": [event_card(page) for page in soon],
        "past": [event_card(page) for page in past],
        "first_page": which == ahead == 1,
        "sooner_url": further["newer_url"],
        "later_url": further["older_url"],
        **ways,
    }


def event_entry(page: Any, *, at: datetime) -> Entry:
    """The event for a reader's calendar: the same entry each time, so that a change replaces it (RFC 5545, 3.8.4.7)."""
    parts = page.get_url_parts()  # of get_url() nobody knows whether it names the host
    address = settings.SITE_URL.rstrip("/") + (parts[2] if parts else "")
    online = [_("Online: %(url)s") % {"url": page.online_url}] if page.online_url else []
    return Entry(
        uid=f"event-{page.translation_key}@{settings.SITE_URL.split('://')[-1].split('/')[0]}",
        title=page.title,
        start=page.starts_at,
        end=page.ends_at,
        zone=ZoneInfo(page.zone),
        place=", ".join(part for part in (page.place, page.address) if part),
        text="\n".join([*([page.lead] if page.lead else []), *online, address]),
        url=address,
        stamp=at,
        # Grows with every saved version of the page, which is what a calendar asks of it.
        sequence=page.latest_revision_id or 0,
        cancelled=page.called_off,
    )
