"""The bookings of the last twelve months, worked out again under a proposed rule."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _

from coop.rules.calculations.trial import Group, Person, Trial, group_of, protected
from coop.rules.queries.policy_in_force import policies_in_force
from coop.rules.queries.scopes import scopes_with_own_value
from foundation.home import home_zone
from marketplace.bookings.calculations.trials import (
    EDGES,
    Alike,
    GivenBack,
    Moved,
    under_cutoff,
    under_floor,
    under_levy,
)
from marketplace.bookings.enums import BookingState, EndReason
from marketplace.bookings.models import Booking
from marketplace.services.models import Trade
from marketplace.workers.models import Worker
from payments.ledger.queries.activity import activity_of

FLOOR = "price_floor_minor_per_hour"


def try_levy(*, value: int, scope: str, at: datetime) -> Trial:
    """Another levy on every completed booking. Four queries."""
    first, last, since = _year_before(at)
    now = policies_in_force(["levy_bp"], at=at)["levy_bp"].value
    bookings = _alike(_completed(since, at))
    moved = under_levy(bookings, now_bp=now, proposed_bp=value)
    unknown = [_("Whether prices would have been set otherwise, and whether more or fewer people would have booked.")]
    return _trial("levy_bp", scope, value, now, first, last, bookings, moved, unknown, sides=("workers",))


def try_floor(*, value: int, scope: str, at: datetime) -> Trial:
    """Another lowest price, in one trade, or in every trade that has none of its own. Four or five queries."""
    first, last, since = _year_before(at)
    rules = policies_in_force([FLOOR, "levy_bp"], at=at, scope=scope)
    done = _completed(since, at)
    done = done.filter(listing__trade__slug=scope) if scope else done.exclude(
        listing__trade__slug__in=scopes_with_own_value(FLOOR, at=at)
    )  # fmt: skip
    bookings = _alike(done)
    moved = under_floor(bookings, floor_minor_per_hour=value, levy_bp=rules["levy_bp"].value)
    unknown = [
        _("Who would not have booked at the higher price."),
        _("A lower floor changes nothing by itself: workers set their own prices above it."),
    ]
    return _trial(FLOOR, scope, value, rules[FLOOR].value, first, last, bookings, moved, unknown)


def try_cutoff(key: str, *, value: int, scope: str, at: datetime) -> Trial:
    """Another end of free cancelling for one tier, on the bookings that customers gave back. Four queries."""
    first, last, since = _year_before(at)
    rules = policies_in_force([key, "levy_bp"], at=at)
    given_back = _given_back(key.removeprefix("cutoff_hours_"), since, at)
    moved = under_cutoff(given_back, cutoff_hours=value, levy_bp=rules["levy_bp"].value)
    unknown = [
        _("Whether these customers would have cancelled earlier, had they known."),
        _("Who would have cancelled, had it been free for longer: nobody was asked."),
    ]
    return _trial(key, scope, value, rules[key].value, first, last, given_back, moved, unknown)


def trades() -> list[tuple[str, str]]:
    """The trades a floor can be tried for: slug and name."""
    return list(Trade.objects.order_by("order", "name").values_list("slug", "name"))


def _year_before(at: datetime) -> tuple[date, date, datetime]:
    """The first and last local day of the twelve months that end at `at`, and the instant they begin."""
    zone = home_zone()
    last = at.astimezone(zone).date()
    day = 28 if (last.month, last.day) == (2, 29) else last.day
    first = last.replace(year=last.year - 1, day=day)
    return first, last, datetime.combine(first, time(0), tzinfo=zone)


def _completed(since: datetime, until: datetime) -> "QuerySet[Booking]":
    return Booking.objects.filter(
        status=BookingState.COMPLETED, completed_at__gte=since, completed_at__lte=until, customer__isnull=False
    )


def _alike(bookings: "QuerySet[Booking]") -> list[Alike]:
    """Bookings with the same people, price and length as one line with a count; in one query."""
    rows = bookings.order_by().values_list("worker_id", "customer_id", "total", "minutes").annotate(n=Count("pk"))
    return [Alike(*row) for row in rows]


def _given_back(tier: str, since: datetime, until: datetime) -> list[GivenBack]:
    rows = Booking.objects.filter(
        status=BookingState.CANCELLED, ended_why=EndReason.CUSTOMER_FREE, policy_snapshot__tier=tier,
        ended_at__gte=since, ended_at__lte=until, confirmed_at__isnull=False, customer__isnull=False,
    ).values_list(
        "worker_id", "customer_id", "total", "start_utc", "confirmed_at", "ended_at",
        F("policy_snapshot__rules__grace_minutes__value"),
    )  # fmt: skip
    return [
        GivenBack(worker, customer, total, start, booked_at, cancelled_at, int(grace))
        for worker, customer, total, start, booked_at, cancelled_at, grace in rows
    ]


def _trial(
    key: str, scope: str, value: Any, now: Any, first: date, last: date,
    bookings: Sequence[Alike | GivenBack], moved: Moved, unknown: Sequence[str],
    sides: tuple[str, ...] = ("workers", "customers"),
) -> Trial:  # fmt: skip
    """Put people into bands by what the ledger says they earned, and hide what would tell on somebody."""
    paid = {row.code: row.amount for row in activity_of(
        head="2110", kinds=["release"], unit=str(settings.COOP["currency"]), first=first, last=last
    )}  # fmt: skip
    groups = [_workers(moved.workers, paid)]
    if "customers" in sides:
        groups.append(group_of("customers", [Person(0, change) for change in moved.customers.values()]))
    shown, coop = protected(groups, moved.coop)
    return Trial(
        key=key,
        scope=scope,
        value=value,
        value_now=now,
        first=first,
        last=last,
        bookings=sum(getattr(one, "count", 1) for one in bookings),
        touched=moved.touched,
        groups=shown,
        coop_change=coop,
        books=sum(paid.values()),
        unknown=tuple(unknown),
    )


def _workers(changes: Mapping[int, int], paid: Mapping[str, int]) -> Group:
    accounts = dict(Worker.objects.filter(pk__in=changes).values_list("pk", "member__account_id"))
    people = [Person(paid.get(f"2110:{accounts[worker]}", 0), change) for worker, change in changes.items()]
    return group_of("workers", people, EDGES)
