"""What worker-members worked and earned in a year, as it was frozen when the year was closed."""

from coop.membership.enums import ClassCode
from coop.surplus.enums import CLOSED_STATES
from coop.surplus.models import FiscalYear, PatronageInput, YearMember

EARNINGS, HOURS = "earnings", "hours"


def last_closed_year() -> FiscalYear | None:
    """The newest year that has its result."""
    return FiscalYear.objects.filter(state__in=CLOSED_STATES).order_by("-ends_on").first()


def worked_and_earned(year: FiscalYear) -> list[tuple[int, int]]:
    """(minutes worked, minor units earned) of every worker-member with both: one statement, in no order of people."""
    workers = YearMember.objects.filter(fiscal_year=year, member__isnull=False, member_class=ClassCode.WORKER)
    rows = PatronageInput.objects.filter(
        fiscal_year=year, measure__in=(EARNINGS, HOURS), account_id__in=workers.values("account_id")
    )
    found: dict[str, dict[str, int]] = {}
    for owner, measure, value in rows.values_list("account_id", "measure", "value"):
        found.setdefault(owner, {})[measure] = value
    return sorted((one[HOURS], one[EARNINGS]) for one in found.values() if one.get(HOURS) and one.get(EARNINGS))
