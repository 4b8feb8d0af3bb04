"""Totals of the co-op by month, vote and run: never of one person."""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, F, IntegerField, OuterRef, Subquery, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, NullIf, TruncMonth

from coop.decisions.models import Ballot, CastMark, RollEntry
from coop.decisions.queries.pages import visible_to
from coop.openbooks.calculations.periods import month_of
from coop.openbooks.calculations.small_cells import hidden_spans
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning
from payments.reconcile.models import Run

NOT_EARNED = (EarningState.EXPECTED, EarningState.REVERSED)


def closed_votes(user: Any) -> Any:
    """Each vote that is over, in its last round, the newest first; `tenths` are tenths of a percent of the roll.

    Who was struck from the roll counts on neither side. How many voted is public once a vote is closed.
    """
    here = {"roll__decision": OuterRef("pk"), "roll__round": OuterRef("round")}
    box = {f"box__{name}": value for name, value in here.items()}
    named = Ballot.objects.filter(**box, superseded_at__isnull=True, discounted="")
    roll = RollEntry.objects.filter(**here, struck_at__isnull=True)
    votes = visible_to(user, reads=True).filter(closed_at__isnull=False)
    counted = votes.annotate(
        on_roll=_counted(roll, "roll"), ballots=_counted(named, "box") + _counted(CastMark.objects.filter(**box), "box")
    )
    share = (F("ballots") * 2000 + F("on_roll")) / NullIf(F("on_roll") * 2, 0)  # whole numbers: half of one is one
    rows = counted.annotate(tenths=Coalesce(share, 0, output_field=IntegerField())).order_by("-closed_at", "-pk")
    return rows.values("closed_at", "title", "on_roll", "ballots", "tenths")


def _counted(rows: Any, by: str) -> Any:
    number = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def comparisons(currency: str) -> Any:
    """Each run, the newest first. `apart`: the provider's balance less what the books say it should be, minor units."""
    figures = {name: _figure(currency, name) for name in ("provider", "ledger", "on_the_way")}
    apart = figures["provider"] - figures["ledger"] - figures["on_the_way"]
    rows = Run.objects.annotate(differences=Count("findings"), apart=apart).order_by("-at", "-pk")
    return rows.values("at", "provider", "lines", "adopted", "unexplained", "differences", "apart")


def _figure(currency: str, name: str) -> Any:
    return Coalesce(Cast(KT(f"figures__{currency}__{name}"), BigIntegerField()), 0, output_field=BigIntegerField())


def hours_and_earnings(currency: str) -> list[dict[str, Any]]:
    """By the month (of UTC) in which work was accepted, the newest first. Two queries.

    Nothing is told of a month with fewer than five people behind it, nor of as many more as would give it away: then
    `people`, `minutes` and `amount` are None.
    """
    done = Booking.objects.filter(status=BookingState.COMPLETED, completed_at__isnull=False)
    hours = _by_month(done, "completed_at", people="worker", minutes=Sum(Coalesce("actual_minutes", "minutes")))
    earned = Earning.objects.filter(earned_at__isnull=False, currency=currency).exclude(state__in=NOT_EARNED)
    pay = _by_month(earned, "earned_at", people="owner", amount=Sum("amount"))
    behind = {month: _fewest(hours.get(month), pay.get(month)) for month in {*hours, *pay}}
    hidden = hidden_spans(behind)
    return [
        {
            "month": month,
            **(
                dict.fromkeys(("people", "minutes", "amount"))
                if month_of(month).key in hidden
                else {
                    "people": behind[month],
                    "minutes": hours.get(month, {}).get("minutes", 0),
                    "amount": pay.get(month, {}).get("amount", 0),
                }
            ),
        }
        for month in sorted(behind, reverse=True)
    ]


def _by_month(rows: Any, instant: str, *, people: str, **sums: Any) -> dict[date, dict[str, Any]]:
    grouped = rows.annotate(month=TruncMonth(instant)).order_by().values("month")
    summed = grouped.annotate(people=Count(people, distinct=True), **sums)
    return {row["month"].date(): row for row in summed}


def _fewest(*sides: dict[str, Any] | None) -> int:
    """How many people stand behind a month, on the side with fewer of them; a side with nothing tells nothing."""
    return min(side["people"] for side in sides if side is not None)
