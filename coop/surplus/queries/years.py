"""Finding years."""

from datetime import MAXYEAR, date, timedelta

from django.conf import settings
from django.db.models import Min

from coop.surplus.errors import YearNotFound
from coop.surplus.models import FiscalYear
from payments.ledger.models import Journal


def year_called(year: int) -> FiscalYear:
    """The year of this name. Raises YearNotFound."""
    found = FiscalYear.objects.filter(year=year).first() if year <= MAXYEAR else None
    if found is None:
        raise YearNotFound(year=year)
    return found


def years() -> list[FiscalYear]:
    """Every year, the newest first."""
    return list(FiscalYear.objects.order_by("-year"))


def next_year(*, today: date) -> tuple[date, date]:
    """First and last day of the year to begin next: twelve months after the last one.

    The first year is the calendar year of the first journal, or of `today` where the books are empty.
    """
    last = FiscalYear.objects.order_by("-ends_on").first()
    if last is not None:
        start = last.ends_on + timedelta(days=1)
    else:
        unit = str(settings.COOP["currency"])
        first = Journal.objects.filter(entries__unit=unit).aggregate(first=Min("booked_on"))["first"] or today
        start = first.replace(month=1, day=1)
    return start, start.replace(year=start.year + 1) - timedelta(days=1)
