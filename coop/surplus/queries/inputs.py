"""What was frozen at the close of a year, in the form the engine takes."""

from collections.abc import Mapping
from fractions import Fraction

from coop.surplus.calculations.types import Holding, MemberInput
from coop.surplus.models import FiscalYear, PatronageInput, YearMember
from coop.surplus.queries.identity import capital_identity
from coop.surplus.registry import MINUTES, measures
from payments.ledger.queries.balances import balances_of

Corrected = Mapping[str, Mapping[str, int]]
EMPLOYEE = "employee"
MINUTES_IN_AN_HOUR = 60
# Figures the books know; the rest must be told.
KNOWN_FACTS = frozenset({"legal_reserve", "general_reserve", "prior_losses", "share_capital", "equity", "debt"})
RESERVES = {"legal_reserve": "3110", "general_reserve": "3120", "prior_losses": "3300"}


def engine_members(year: FiscalYear, corrected: Corrected | None = None) -> list[MemberInput]:
    """Everybody of the year with what they put in, in the order of member numbers: two statements.

    Who worked without being a member stands behind all members, as an employee. `corrected` are measures, as they are
    kept (minor units, minutes, numbers), that were found to have been wrong.
    """
    done: dict[str, dict[str, Fraction]] = {}
    rows = PatronageInput.objects.filter(fiscal_year=year).values_list("account_id", "measure", "value")
    for account_id, measure, value in rows:
        done.setdefault(account_id, {})[measure] = _in_engine_units(measure, value)
    for account_id, measured in (corrected or {}).items():
        done.setdefault(account_id, {}).update(
            {measure: _in_engine_units(measure, value) for measure, value in measured.items()}
        )
    people = list(YearMember.objects.filter(fiscal_year=year).order_by("member_no", "account_id"))
    last = max((one.member_no or 0 for one in people), default=0)
    strangers = [one.account_id for one in people if one.member_no is None]
    behind = {account_id: last + place for place, account_id in enumerate(strangers, start=1)}
    return [_input(one, behind, done.get(one.account_id, {})) for one in people]


def engine_facts(year: FiscalYear) -> dict[str, Fraction | int]:
    """What the books know of the figures rules ask for, in minor units: reserves now, capital at the year's end."""
    stands = balances_of(RESERVES.values(), year.unit)
    identity = capital_identity(unit=year.unit, through=year.ends_on)
    found = {name: stands[code] for name, code in RESERVES.items()} | {
        "share_capital": identity.shares,
        "equity": identity.net_worth,
        "debt": identity.liabilities,
    }
    return {name: amount for name, amount in found.items() if amount >= 0}


def _input(one: YearMember, behind: Mapping[str, int], done: Mapping[str, Fraction]) -> MemberInput:
    if one.member_no is None:
        return MemberInput(one.account_id, behind[one.account_id], class_code=EMPLOYEE, measures=done)
    held = (Holding(one.capital_days, days=1),) if one.capital_days else ()
    return MemberInput(
        member=one.account_id,
        number=one.member_no,
        class_code=one.member_class,
        measures=done if one.eligible else {},
        holdings=held,
        capital=one.retained,
    )


def _in_engine_units(measure: str, value: int) -> Fraction:
    """Minutes become hours; the rest stays as it is."""
    minutes = measure in measures.keys() and measures.get(measure).kind == MINUTES  # noqa: SIM118 - a registry
    return Fraction(value, MINUTES_IN_AN_HOUR if minutes else 1)


def measured_people(year: FiscalYear) -> tuple[dict[int, str], list[str]]:
    """Opaque account ids by member number, and the measures that were frozen for that year: two statements."""
    people = YearMember.objects.filter(fiscal_year=year, member_no__isnull=False)
    rows = PatronageInput.objects.filter(fiscal_year=year).order_by("measure").values_list("measure", flat=True)
    numbered = {number: owner for number, owner in people.values_list("member_no", "account_id") if number is not None}
    return numbered, list(rows.distinct())
