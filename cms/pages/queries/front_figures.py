"""The figures of the front page, read from the books and the register and kept for a minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from coop.membership.enums import ClassCode
from coop.membership.queries.members import count_active
from marketplace.bookings.queries.figures import jobs_done_since
from payments.payouts.queries.shares_earned import shares_earned_since

PERIOD = timedelta(days=90)
FRESH_SECONDS = 60


@dataclass(frozen=True)
class FrontFigures:
    """What went to whom in the last 90 days, in minor units, and how many people and jobs that was."""

    to_workers: int
    to_coop: int
    worker_members: int
    jobs_done: int

    @property
    def of_every_hundred(self) -> int:
        """Of every 100 earned, how many whole ones went to the people doing the work (rounded down)."""
        total = self.to_workers + self.to_coop
        return 100 * self.to_workers // total if total else 0


def front_figures(*, at: datetime) -> FrontFigures:
    """Read, or take from the cache, the figures as of `at`."""
    key = f"cms.front_figures:{connection.settings_dict['NAME']}"
    found = cache.get(key)
    if found is None:
        since = at - PERIOD
        shares = shares_earned_since(since.date(), unit=str(settings.COOP["currency"]))
        found = FrontFigures(
            to_workers=shares.workers,
            to_coop=shares.coop,
            worker_members=count_active(class_code=ClassCode.WORKER),
            jobs_done=jobs_done_since(since),
        )
        cache.set(key, found, FRESH_SECONDS)
    return found
