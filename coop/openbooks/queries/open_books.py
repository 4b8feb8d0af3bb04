"""The books as they are published."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from coop.openbooks.calculations.books import Books
from coop.openbooks.calculations.reading import OpenBooks, People, open_books
from coop.openbooks.queries.people import kept_people, people_counted
from coop.openbooks.queries.summed_months import summed_months
from foundation.home import home_day
from payments.ledger.calculations.flows import Flow
from payments.ledger.models import Period
from payments.ledger.queries.month_sums import closed_flows, open_flows
from payments.ledger.queries.periods import closed_months

# Figures end yesterday, so what is added up for today's readers changes only when something is booked late.
FRESH_SECONDS = 15 * 60


@dataclass(frozen=True)
class Published:
    """The books with what is hidden, the closed months with their roots (newest first), and the last day they hold."""

    open_books: OpenBooks
    closed: list[Period]
    through: date

    @property
    def roots(self) -> dict[date, str]:
        """The root of each closed month, by its first day."""
        return {period.month: period.root for period in self.closed}


def published_books(*, at: datetime) -> Published:
    """Everything published, up to the end of yesterday in the co-op's zone: looking twice a day tells no single job.

    Closed months are read from their kept sums; months that are over and not closed, from those of last night; what
    came since is added up, and kept for a quarter of an hour. Four statements, six more once in that time, whatever the
    number of entries.
    """
    unit = str(settings.COOP["currency"])
    today = home_day(at)
    yesterday = today - timedelta(days=1)
    closed = list(closed_months())
    closed_through = closed[0].through if closed else None
    since, counted = _since(unit, closed_through, yesterday)
    books = Books(
        unit=unit,
        flows=[*closed_flows(unit=unit), *since],
        today=open_flows(unit=unit, after=yesterday, last=today),
        closed_through=closed_through,
    )
    return Published(open_books(books, counted | kept_people()), closed, yesterday)


def _since(unit: str, closed_through: date | None, through: date) -> tuple[list[Flow], dict[date, People]]:
    """What was booked since the last closed month, and by how many people."""
    key = f"openbooks:{connection.settings_dict['NAME']}:{unit}:{closed_through}:{through}"
    found: tuple[list[Flow], dict[date, People]] | None = cache.get(key)
    if found is None:
        flows, people, summed_through = summed_months(unit=unit, through=through)
        after = summed_through or closed_through
        first = after + timedelta(days=1) if after else None
        late = open_flows(unit=unit, after=after, last=through)
        found = [*flows, *late], people | people_counted(first=first, last=through)
        cache.set(key, found, FRESH_SECONDS)
    return found
