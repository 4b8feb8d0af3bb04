"""Who was a member in a year, and how each stood on its last day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from coop.membership.models import Member
from coop.surplus.models import FiscalYear
from coop.surplus.queries.capital_days import capital_days_in
from coop.surplus.queries.checklist import end_of
from coop.surplus.queries.identity import SHARES, TRANCHES
from payments.ledger.queries.trial_balance import trial_balance


@dataclass(frozen=True, slots=True)
class Standing:
    """One member on the last day of a year. Minor units; `capital_days` times days of the year."""

    member: Member
    eligible: bool
    share_capital: int
    capital_days: int
    retained: int
    months: int


def standings_in(year: FiscalYear) -> list[Standing]:
    """Everybody with a member number whose membership touched the year, left since or not: five statements."""
    begins = datetime.combine(year.starts_on, datetime.min.time(), tzinfo=end_of(year).tzinfo)
    members = Member.objects.filter(member_no__isnull=False, active_from__lt=end_of(year)).exclude(ended_at__lt=begins)
    shares, tranches, capital_days = _capital(year, SHARES), _capital(year, TRANCHES), capital_days_in(year)
    return [
        Standing(
            member=member,
            eligible=member.member_class.eligible_for_patronage,
            share_capital=shares.get(member.account_id, 0),
            capital_days=capital_days.get(member.account_id, 0),
            retained=tranches.get(member.account_id, 0),
            months=_months_between(_day(member, year), year.ends_on),
        )
        for member in members.select_related("member_class").order_by("member_no")
    ]


def _capital(year: FiscalYear, heads: tuple[str, ...]) -> Mapping[str, int]:
    """Balance per owner over these lines of the chart, on the last day of the year."""
    found: dict[str, int] = {}
    for line in trial_balance(unit=year.unit, through=year.ends_on, by_account=True).lines:
        head, _, rest = line.code.partition(":")
        if head in heads:
            owner = rest.partition(":")[0]
            found[owner] = found.get(owner, 0) + line.credit - line.debit
    return found


def _day(member: Member, year: FiscalYear) -> date:
    assert member.active_from is not None, "a member number has a date of entry"
    return member.active_from.astimezone(end_of(year).tzinfo).date()


def _months_between(first: date, last: date) -> int:
    whole = (last.year - first.year) * 12 + last.month - first.month
    return max(whole - (1 if last.day + 1 < first.day else 0), 0)
