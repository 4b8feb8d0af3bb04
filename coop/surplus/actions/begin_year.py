"""Write down which days a year of the co-op has."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from coop.surplus.errors import MayNotCloseYear, YearNotWhole, YearOverlaps
from coop.surplus.models import FiscalYear
from coop.surplus.policies import can_close_year
from foundation.audit.actions.record import record
from foundation.locks import advisory_lock

LONGEST = 18


@transaction.atomic
def begin_year(*, by: Any, starts_on: date, ends_on: date, at: datetime) -> FiscalYear:
    """Add a year of whole months that follows the last one; it is called after the year in which it ends.

    Raises MayNotCloseYear, YearNotWhole, YearOverlaps (also for a gap between two years).
    """
    if not can_close_year(by):
        raise MayNotCloseYear
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month + 1
    if starts_on.day != 1 or (ends_on + timedelta(days=1)).day != 1 or not 1 <= months <= LONGEST:
        raise YearNotWhole
    advisory_lock("coop.surplus.years")
    last = FiscalYear.objects.order_by("-ends_on").first()
    if last is not None and starts_on != last.ends_on + timedelta(days=1):
        raise YearOverlaps
    unit = str(settings.COOP["currency"])
    try:
        with transaction.atomic():
            year = FiscalYear.objects.create(year=ends_on.year, starts_on=starts_on, ends_on=ends_on, unit=unit)
    except IntegrityError as error:  # two short years that end in one calendar year
        raise YearOverlaps from error
    data = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    record(by=by, verb="surplus.year_begun", subject=year, data=data, at=at)
    return year
