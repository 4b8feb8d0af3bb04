"""What the open books do by themselves."""

from coop.openbooks.actions.sum_open_months import sum_open_months
from foundation.clock import now
from foundation.jobs.registry import periodic


@periodic("coop.openbooks.sum_months", seconds=24 * 3600)
def sum_months() -> None:
    """Every night: what was booked late in a month that is over shows the next morning."""
    sum_open_months(at=now())
