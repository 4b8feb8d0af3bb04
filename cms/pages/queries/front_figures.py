"""The figures of the front page, read from the open books and the register and kept for a few minutes."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import connection

from coop.membership.enums import ClassCode
from coop.membership.queries.members import count_active
from coop.openbooks.queries.last_ninety_days import last_ninety_days

FRESH_SECONDS = 300


@dataclass(frozen=True)
class FrontFigures:
    """Of every 100 in the last 90 days, how many went to the people doing the work; jobs done; members who work."""

    of_every_hundred: int
    jobs_done: int
    worker_members: int


def front_figures(*, at: datetime) -> FrontFigures:
    """Read, or take from the cache, the figures as of `at`."""
    key = f"cms.front_figures:{connection.settings_dict['NAME']}:{at.date()}"
    found: FrontFigures | None = cache.get(key)
    if found is None:
        recent = last_ninety_days(at=at)
        found = FrontFigures(
            of_every_hundred=recent.of_every_hundred,
            jobs_done=recent.jobs_done,
            worker_members=count_active(class_code=ClassCode.WORKER),
        )
        cache.set(key, found, FRESH_SECONDS)
    return found
