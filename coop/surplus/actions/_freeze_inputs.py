"""Write down who was there in a year and what each put in, so that it can never change again. Private to this room."""

from collections.abc import Mapping
from datetime import date

from coop.counting.formats.canonical import digest
from coop.surplus.models import FiscalYear, PatronageInput, YearMember
from coop.surplus.queries.standing import standings_in
from coop.surplus.registry import measures

BATCH = 2_000


def freeze_inputs(year: FiscalYear) -> str:
    """Return the SHA-256 of everything frozen: every member with every measure, in a fixed order.

    Somebody who worked here without being a member is kept too, so that work by non-members is counted as such.
    """
    values = {key: measure.read(year.starts_on, year.ends_on) for key, measure in measures.items()}
    people = _people(year, {owner for each in values.values() for owner in each})
    YearMember.objects.bulk_create(people, batch_size=BATCH)
    inputs = [
        PatronageInput(fiscal_year=year, account_id=owner, measure=key, value=value)
        for key in sorted(values)
        for owner, value in sorted(values[key].items())
        if value > 0
    ]
    PatronageInput.objects.bulk_create(inputs, batch_size=BATCH)
    return inputs_digest(year.starts_on, year.ends_on, people, inputs)


def inputs_digest(first: date, last: date, people: list[YearMember], inputs: list[PatronageInput]) -> str:
    """One hash over the days, the people and their measures, whatever order they are given in."""
    by_owner: dict[str, dict[str, int]] = {}
    for row in inputs:
        by_owner.setdefault(row.account_id, {})[row.measure] = row.value
    rows = sorted(
        (_line(person, by_owner.get(person.account_id, {})) for person in people), key=lambda row: str(row[0])
    )
    return digest({"first": first.isoformat(), "last": last.isoformat(), "people": rows})


def _line(person: YearMember, of_measures: Mapping[str, int]) -> list[object]:
    return [
        person.account_id,
        person.member_no or 0,
        person.member_class,
        1 if person.eligible else 0,
        person.share_capital,
        person.capital_days,
        person.retained,
        person.months,
        dict(of_measures),
    ]


def _people(year: FiscalYear, owners: set[str]) -> list[YearMember]:
    members = [
        YearMember(
            fiscal_year=year,
            account_id=one.member.account_id,
            member=one.member,
            member_no=one.member.member_no,
            member_class=one.member.member_class_id,
            eligible=one.eligible,
            share_capital=one.share_capital,
            capital_days=one.capital_days,
            retained=one.retained,
            months=one.months,
        )
        for one in standings_in(year)
    ]
    strangers = sorted(owners - {one.account_id for one in members})
    return members + [YearMember(fiscal_year=year, account_id=owner, eligible=False) for owner in strangers]
