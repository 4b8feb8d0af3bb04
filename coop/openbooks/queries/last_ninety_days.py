"""The figures of the front page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from coop.openbooks.calculations.books import Books
from coop.openbooks.calculations.figures import RELEASED
from coop.openbooks.calculations.reading import worker_percent
from foundation.home import home_day
from payments.ledger.queries.month_sums import open_flows

DAYS = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Recent:
    """Of every 100 that finished jobs brought, how many whole ones went to the workers; and how many jobs that were.

    Neither is money, so neither tells what anybody earned.
    """

    of_every_hundred: int
    jobs_done: int


def last_ninety_days(*, at: datetime) -> Recent:
    """Read it from the books, up to the end of yesterday in the co-op's zone. One statement over 90 days of rows: keep
    the answer for a while."""
    unit = str(settings.COOP["currency"])
    yesterday = home_day(at) - timedelta(days=1)
    books = Books(unit=unit, flows=open_flows(unit=unit, after=yesterday - DAYS, last=yesterday))
    return Recent(worker_percent(books, books.months), books.journals(books.months, ((1, RELEASED),)))
