"""What must be true before a year can be closed, each point in words with what to do when it is not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from coop.surplus.enums import CLOSED_STATES
from coop.surplus.models import FiscalYear
from coop.surplus.queries.identity import Identity, capital_identity
from foundation.home import home_zone
from foundation.money.formatting import format_minor
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider
from payments.ledger.models import Period
from payments.operations.enums import LIVE, OperationState
from payments.operations.models import Operation
from payments.reconcile.models import Run
from payments.reconcile.queries.runs import latest_run

FRESH = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list. `problem` is empty when it is met; `fix` names the button that helps, or is empty."""

    key: str
    claim: str
    problem: str = ""
    fix: str = ""

    @property
    def met(self) -> bool:
        return not self.problem


def end_of(year: FiscalYear) -> datetime:
    """The first instant after the year, in the co-op's own zone."""
    after = year.ends_on + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=home_zone())


def checklist(year: FiscalYear, *, at: datetime) -> list[Check]:
    """All points, in the order to work through them: eight statements, whatever the size of the books.

    The proofs are not run here (they read every row): the last answer is shown, and it grows old.
    """
    return [
        _over(year, at),
        _in_turn(year),
        _months(year),
        _reconciled(year),
        _nothing_waits(year),
        _identity(capital_identity(unit=year.unit, through=year.ends_on), year.unit),
        _proved(year, at),
    ]


def problems(year: FiscalYear, *, at: datetime) -> list[str]:
    """What stands in the way, in words; empty when the year can be closed."""
    return [check.problem for check in checklist(year, at=at) if not check.met]


def _over(year: FiscalYear, at: datetime) -> Check:
    wrong = "" if at >= end_of(year) else _("It ends on {day}.").format(day=year.ends_on.isoformat())
    return Check("over", _("The year is over"), wrong)


def _in_turn(year: FiscalYear) -> Check:
    before = FiscalYear.objects.filter(ends_on__lt=year.starts_on).exclude(state__in=CLOSED_STATES).first()
    wrong = _("{year} has to be closed first.").format(year=before.year) if before else ""
    return Check("in_turn", _("Every year before it is closed"), wrong)


def _months(year: FiscalYear) -> Check:
    closed = Period.objects.filter(month__gte=year.starts_on, through__lte=year.ends_on).count()
    last = Period.objects.order_by("-through").values_list("through", flat=True).first()
    wanted = (year.ends_on.year - year.starts_on.year) * 12 + year.ends_on.month - year.starts_on.month + 1
    if last is not None and last >= year.ends_on:
        return Check("months", _("Every month of it is closed"))
    wrong = _("{closed} of {wanted} months are closed.").format(closed=closed, wanted=wanted)
    return Check("months", _("Every month of it is closed"), wrong, fix="months")


def _reconciled(year: FiscalYear) -> Check:
    claim = _("Our books and the payment provider's agree")
    try:
        in_use = provider()
    except CheckoutClosed:
        used = Run.objects.exists()
        return Check("reconciled", claim, _("The payment provider cannot be asked at the moment.") if used else "")
    run = latest_run(provider=in_use)
    if run is None:
        return Check("reconciled", claim, _("They have never been compared."), fix="compare")
    if run.at < end_of(year):
        return Check("reconciled", claim, _("They have not been compared since the year ended."), fix="compare")
    if not run.ok:
        return Check("reconciled", claim, _("The last comparison found something to clear up."), fix="compare")
    return Check("reconciled", claim)


def _nothing_waits(year: FiscalYear) -> Check:
    stuck = (*LIVE, OperationState.NEEDS_PERSON)
    waiting = Operation.objects.filter(state__in=stuck, created_at__lt=end_of(year)).count()
    wrong = _("{count} requests of that year still wait for an answer.").format(count=waiting) if waiting else ""
    return Check("operations", _("No payment of that year is still on its way"), wrong)


def _identity(identity: Identity, unit: str) -> Check:
    claim = _("All the co-op owns belongs to members' accounts or to its reserves")
    wrong = (
        ""
        if identity.holds
        else _("{amount} belongs to nobody by the books.").format(amount=format_minor(identity.loose, unit))
    )
    return Check("identity", claim, wrong)


def _proved(year: FiscalYear, at: datetime) -> Check:
    claim = _("Every proof of the books holds")
    if year.proved_at is None or at - year.proved_at > FRESH:
        return Check("proofs", claim, _("They have not been proved in the last two days."), fix="prove")
    wrong = " ".join(year.proof_problems[:3])
    return Check("proofs", claim, wrong, fix="prove" if wrong else "")
