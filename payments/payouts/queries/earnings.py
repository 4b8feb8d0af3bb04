"""What a worker earned, page by page and in sum."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, Sum

from payments.ledger.queries.journals import journals_for
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Page:
    """Earnings newest first; `older` is the mark to ask for the next page with, empty on the last."""

    earnings: list[Earning]
    older: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Minor units: not done yet, done and still to be sent, sent."""

    expected: int
    owed: int
    sent: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One row on a worker's account; `change` is minor units, positive when it came to them."""

    journal_id: int
    kind: str
    at: datetime
    debit: str
    credit: str
    change: int


def earnings_of(*, owner: str, currency: str, after: str = "", limit: int = 20) -> Page:
    """A page of a worker's earnings: one statement whatever their number. An unreadable mark is the first page."""
    earnings = Earning.objects.filter(owner=owner, currency=currency).exclude(state=EarningState.REVERSED)
    place = _place(after)
    if place is not None:
        at, last = place
        earnings = earnings.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=last))
    rows = list(earnings.select_related("payment").order_by("-created_at", "-pk")[: limit + 1])
    page = rows[:limit]
    return Page(page, _mark(page[-1]) if len(rows) > limit else "")


def totals_of(*, owner: str, currency: str) -> Totals:
    """What a worker can expect, is owed, and was sent: one statement."""
    rows = Earning.objects.filter(owner=owner, currency=currency).values_list("state").annotate(total=Sum("amount"))
    sums = dict(rows.order_by())
    return Totals(
        expected=sums.get(EarningState.EXPECTED, 0),
        owed=sums.get(EarningState.EARNED, 0) + sums.get(EarningState.FROZEN, 0),
        sent=sums.get(EarningState.TRANSFERRED, 0) + sums.get(EarningState.PAID_OUT, 0),
    )


def ledger_lines_of(earning: Earning) -> list[LedgerLine]:
    """The rows of the books in which this earning came to its worker and left again: two statements."""
    own = f"2110:{earning.owner}"
    return [
        LedgerLine(
            journal_id=journal.pk,
            kind=journal.kind,
            at=journal.at,
            debit=row.debit.code,
            credit=row.credit.code,
            change=row.amount if row.credit.code == own else -row.amount,
        )
        for journal in journals_for(reference=earning.reference)
        for row in journal.entries.all()
        if own in (row.debit.code, row.credit.code)
    ]


def _mark(earning: Earning) -> str:
    return f"{(earning.created_at - EPOCH) // MICROSECOND}-{earning.pk}"


def _place(mark: str) -> tuple[datetime, int] | None:
    at, _, last = mark.partition("-")
    if not (at.isdecimal() and last.isdecimal() and len(at) < 18 and len(last) < 19):
        return None
    return EPOCH + int(at) * MICROSECOND, int(last)
