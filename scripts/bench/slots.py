"""Print what it costs to find free times: processor milliseconds and SQL statements. Figures, not a test.

    DJANGO_SETTINGS_MODULE=config.settings.testing python scripts/bench/slots.py [--rounds 200]

Works in a scratch database beside the configured one and drops it at the end. Processor time is that of this process
and of its database connection's own process. The floor, measured in the same run, reads the same rows through the five
plain ORM queries they would take and works nothing out.
"""

import argparse
import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _measure import measure, scratch_database, show
from django.db import connection, transaction

from coop.membership.models import Member, MemberClass
from foundation.accounts.models import User
from marketplace.availability.actions.claim_slot import claim_slot
from marketplace.availability.calculations.days import by_day
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.models import DateException, SlotClaim, TimeOff, WeeklyWindow, WorkLimits
from marketplace.availability.queries.free_starts import Ask, explain_starts, first_free, free_starts
from marketplace.workers.models import Worker

AT = datetime(2026, 5, 29, 12, tzinfo=UTC)
MONDAY = datetime(2026, 6, 1, tzinfo=UTC)
FORTNIGHT: dict[str, Any] = {"from_": MONDAY, "until": MONDAY + timedelta(days=14), "at": AT}
OFFER = OfferSpec(duration_minutes=120, grid_minutes=30, setup_minutes=10, wrapup_minutes=15, lead_minutes=60)


def make_workers(number: int, member_class: MemberClass, history: int) -> list[Worker]:
    """Workers with hours, a closed date, time off, limits, `history` past jobs and one job each coming weekday."""
    workers = []
    for n in range(number):
        user = User.objects.create_user(email=f"w{n}@bench.invalid", name=f"Worker {n}")
        member = Member.objects.create(
            user=user, member_class=member_class, state="active", member_no=n + 1, applied_at=AT, active_from=AT
        )
        workers.append(
            Worker.objects.create(
                member=member,
                slug=f"w{n}",
                name=f"Worker {n}",
                zone="Europe/London",
                base_latitude_e6=53_741_800 + n * 1000,
                base_longitude_e6=-2_013_400,
                base_area="Town",
                joined_on=AT.date(),
            )
        )
    for worker in workers:
        WeeklyWindow.objects.bulk_create(
            WeeklyWindow(worker=worker, weekday=day, opens=time(opens), closes=time(closes))
            for day in range(6)
            for opens, closes in ((8, 13), (14, 20))
        )
        DateException.objects.create(worker=worker, date=date(2026, 6, 3))
        TimeOff.objects.create(worker=worker, starts_at=MONDAY + timedelta(days=9), ends_at=MONDAY + timedelta(days=10))
        WorkLimits.objects.create(worker=worker, per_day_minutes=480, per_week_minutes=2400)
        past = [MONDAY - timedelta(days=1 + k // 4, hours=3 * (k % 4)) for k in range(history)]
        coming = [MONDAY + timedelta(days=d, hours=9) for d in range(14)]
        SlotClaim.objects.bulk_create(
            SlotClaim(
                worker=worker,
                work_start=start,
                work_end=start + timedelta(hours=2),
                blocked=(start - timedelta(minutes=10), start + timedelta(hours=2, minutes=15)),
                status="confirmed",
                purpose="bench",
                reference=str(k),
                created_at=AT,
            )
            for k, start in enumerate(past + coming)
        )
    return workers


def plain_reads(worker: Worker) -> None:
    """The floor: the same rows, read the plain way."""
    until = MONDAY + timedelta(days=21)
    list(WeeklyWindow.objects.filter(worker=worker))
    list(DateException.objects.filter(worker=worker, date__gte=MONDAY.date()).prefetch_related("windows"))
    list(TimeOff.objects.filter(worker=worker, ends_at__gt=MONDAY, starts_at__lt=until))
    list(WorkLimits.objects.filter(worker=worker))
    list(SlotClaim.objects.filter(worker=worker, work_end__gt=MONDAY, work_start__lt=until).exclude(status="released"))


def claim_and_undo(worker: Worker) -> None:
    with transaction.atomic():
        claim_slot(
            by=None,
            worker=worker,
            offer=OFFER,
            start=MONDAY + timedelta(hours=13, minutes=30),
            reference="bench-claim",
            expires_at=AT + timedelta(minutes=15),
            at=AT,
            purpose="bench",
        )
        transaction.set_rollback(True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--history", type=int, default=2000, help="past jobs of each worker")
    options = parser.parse_args()
    with scratch_database("slots"):
        member_class, _made = MemberClass.objects.get_or_create(code="worker", defaults={"name": "Worker"})
        workers = make_workers(20, member_class, options.history)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        worker, london, sydney = workers[0], zone_named("Europe/London"), zone_named("Australia/Sydney")
        found = free_starts(worker=worker, offer=OFFER, **FORTNIGHT)
        print(
            f"one worker, 14 days, half-hour grid, 14 jobs ahead, {options.history:,} behind: {len(found)} free starts"
        )
        rows = {
            "floor: the same rows by plain ORM": lambda: plain_reads(worker),
            "free starts of 14 days": lambda: free_starts(worker=worker, offer=OFFER, **FORTNIGHT),
            "the same, grouped for Sydney": lambda: by_day(
                free_starts(worker=worker, offer=OFFER, **FORTNIGHT), viewer=sydney, place=london
            ),
            "every start with its reason": lambda: explain_starts(worker=worker, offer=OFFER, **FORTNIGHT),
            "first free start of 20 workers": lambda: first_free(asks=[Ask(w, OFFER) for w in workers], **FORTNIGHT),
            "claim one start (rolled back)": lambda: claim_and_undo(worker),
        }
        costs = {name: measure(work, options.rounds) for name, work in rows.items()}
        floor = next(iter(costs.values()))
        show([(name, cost, floor) for name, cost in costs.items()])


if __name__ == "__main__":
    main()
