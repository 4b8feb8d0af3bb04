"""The support desk's tool: why can this time not be booked?"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandParser

from foundation.clock import now
from foundation.commands import Refused
from marketplace.availability.calculations.days import clock_of
from marketplace.availability.calculations.starts import Verdict
from marketplace.availability.calculations.zones import start_of_day, zone_named
from marketplace.availability.queries.free_starts import explain_starts
from marketplace.bookings.queries.offers import offer_of
from marketplace.bookings.queries.rules_now import rules_now
from marketplace.services.models import Listing
from marketplace.services.policies import is_bookable
from marketplace.workers.models import Worker

MOST_DAYS = 366
NOT_OPEN = "service not open"


class Command(BaseCommand):
    help = (
        "Print each start time of a worker's service with “free”, or the reason why it is not offered. "
        "Dates and times are those of the worker's zone. Travel is left out: it depends on where the customer lives."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--worker", metavar="SLUG", help="the worker, by the last part of their page's address")
        parser.add_argument("--service", metavar="SLUG", help="the service, likewise")
        parser.add_argument("--from", dest="from_", metavar="DATE", help="the first day, such as 2026-06-01")
        parser.add_argument("--days", metavar="N", help=f"how many days, 1 to {MOST_DAYS}")
        parser.add_argument("--minutes", metavar="N", help="length of the work, where the service lets people choose")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        listing = _listing(options["worker"], options["service"])
        first = _date(options["from_"])
        days = _number("--days", options["days"], 1, MOST_DAYS)
        shortest, longest = listing.min_minutes, listing.max_minutes
        minutes = _number("--minutes", options["minutes"] or str(shortest), shortest, longest)
        at = now()
        zone = zone_named(listing.worker.zone)
        verdicts = explain_starts(
            worker=listing.worker,
            offer=offer_of(listing, minutes=minutes, policy=rules_now(listing, at=at)),
            from_=start_of_day(first, zone),
            until=start_of_day(first + timedelta(days=days), zone),
            at=at,
        )
        closed = None if is_bookable(listing) else NOT_OPEN
        rows = [(verdict, verdict.reason or closed) for verdict in verdicts]
        if options["json"]:
            self.stdout.write(json.dumps({"starts": [_as_json(*row, zone) for row in rows]}, ensure_ascii=False))
            return
        last = first + timedelta(days=days - 1)
        self.stdout.write(f"{listing.title} by {listing.worker.name}, {minutes} minutes, {zone.key}")
        self.stdout.write(f"{first:%a %-d %b %Y} to {last:%a %-d %b %Y}, as things stand now")
        for line in _lines(rows, zone):
            self.stdout.write(line)


def _as_json(verdict: Verdict, reason: str | None, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "start": verdict.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "local": verdict.start.astimezone(zone).isoformat(timespec="seconds"),
        "free": reason is None,
        "reason": str(reason) if reason else None,
    }


def _lines(rows: Sequence[tuple[Verdict, str | None]], zone: ZoneInfo) -> list[str]:
    """Return a heading for each day and a line for each of its starts."""
    local = [(verdict.start.astimezone(zone), reason) for verdict, reason in rows]
    if not local:
        return ["", "No working hours on these days."]
    lines = []
    for day, starts in groupby(local, key=lambda row: row[0].date()):
        lines += ["", f"{day:%A %-d %B %Y}"]
        lines += [f"  {clock_of(start, with_zone=False):<12} {reason or 'free'}" for start, reason in starts]
    free = sum(reason is None for _, reason in local)
    return [*lines, "", f"{free} of {len(local)} starts are free."]


def _listing(worker_slug: str | None, slug: str | None) -> Listing:
    if not worker_slug or not slug:
        _refuse("Say whose times: --worker SLUG --service SLUG --from DATE --days N.")
    worker = Worker.objects.filter(slug=worker_slug).first()
    if worker is None:
        _refuse(f"There is no worker {worker_slug!r}.")
    listings = Listing.objects.filter(worker=worker).select_related("worker__member__user", "trade")
    listing = listings.filter(slug=slug).first()
    if listing is None:
        known = ", ".join(listings.order_by("slug").values_list("slug", flat=True)[:20]) or "none"
        _refuse(f"{worker.name} has no service {slug!r}. Known: {known}.")
    return listing


def _date(text: str | None) -> date:
    try:
        day = datetime.strptime(text or "", "%Y-%m-%d").date()  # noqa: DTZ007 - a date on a calendar, of no zone
    except ValueError:
        _refuse(f"--from needs a date such as 2026-06-01, not {text!r}.")
    if not 2000 <= day.year <= 2200:
        _refuse(f"--from needs a date between the years 2000 and 2200, not {text!r}.")
    return day


def _number(name: str, text: str | None, least: int, most: int) -> int:
    try:
        number = int(text or "")
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        _refuse(f"{name} needs a whole number from {least} to {most}, not {text!r}.")
    return number


def _refuse(sentence: str) -> NoReturn:
    raise Refused(sentence)
