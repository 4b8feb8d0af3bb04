"""Work out one way to share a year's result, for every member to see."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.actions._run_engine import part_lines, run_engine, step_lines, withholding_lines
from coop.surplus.calculations.numbers import as_text
from coop.surplus.calculations.types import AllocationResult
from coop.surplus.calculations.withholding import last_day_to_pay
from coop.surplus.errors import DraftOutOfBounds, MayNotDraft, NothingToShare, YearNotClosed
from coop.surplus.models import Draft, DraftRow, FiscalYear, YearMember
from coop.surplus.policies import can_draft
from coop.surplus.profiles import load_profile
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.formats import date_format
from foundation.locks import lock_row

BATCH = 2_000
NO_CHOICES: Mapping[str, str] = {}
LONGEST_WAIT = timedelta(days=2 * 366)


@transaction.atomic
def make_draft(
    *,
    by: Any,
    fiscal_year: FiscalYear,
    title: str,
    profile_id: str,
    choices: Mapping[str, str] = NO_CHOICES,
    told: Mapping[str, str] = NO_CHOICES,
    words: str = "",
    payable_from: date | None = None,
    at: datetime,
) -> Draft:
    """Return the draft with a row for everybody of the year.

    `choices` are the percentages that differ from the profile's, as exact text by setting ("members": "45"), and the
    formula of a step ("members.formula": "earnings"); `told` are figures the books do not know. Before `payable_from`
    nothing of the cash part is paid.
    Raises MayNotDraft, YearNotClosed, NothingToShare, Invalid, DraftOutOfBounds (with the citation), CannotDraft.
    """
    if not can_draft(by):
        raise MayNotDraft
    title = " ".join(title.split())
    if not title or len(title) > 80:
        raise Invalid(fields={"title": _("Give the draft a short title.")})
    year = lock_row(FiscalYear.objects.all(), fiscal_year.pk)
    if not year.is_closed:
        raise YearNotClosed
    if not year.result:
        raise NothingToShare
    result = run_engine(year, profile_id, choices, told)
    _check_day(year, profile_id, payable_from)
    draft = _keep(by, year, title, words.strip(), result, dict(choices), dict(told), payable_from, at)
    _keep_rows(draft, year, result)
    data = {"year": year.year, "number": draft.number, "profile": profile_id, "sha256": draft.sha256}
    record(by=by, verb="surplus.drafted", subject=draft, data=data, at=at)
    return draft


def _check_day(year: FiscalYear, profile_id: str, day: date | None) -> None:
    """After the year, within two years, and no later than the law lets the members wait."""
    if day is None:
        return
    if not year.ends_on < day <= year.ends_on + LONGEST_WAIT:
        raise Invalid(
            fields={"payable_from": _("Choose a day after the end of the year, and at most two years after.")}
        )
    rule = load_profile(profile_id).pay_by
    if rule is None or not rule.source.in_force(year.ends_on):
        return
    last = last_day_to_pay(rule, year.ends_on)
    if day > last:
        problem = _("It has to be paid by {day} ({law}).").format(
            day=date_format(last, "j F Y"), law=rule.source.citation
        )
        raise DraftOutOfBounds(problem=problem, citation=rule.source.citation, fields={"payable_from": problem})


def _keep(
    by: Any, year: FiscalYear, title: str, words: str, result: AllocationResult, choices: dict[str, str],
    told: dict[str, str], payable_from: date | None, at: datetime,
) -> Draft:  # fmt: skip
    last = Draft.objects.filter(fiscal_year=year).order_by("-number").first()
    return Draft.objects.create(
        fiscal_year=year,
        number=last.number + 1 if last else 1,
        title=title,
        words=words,
        profile_id=result.profile_id,
        profile_title=result.profile_title,
        choices=choices,
        told=told,
        steps=step_lines(result),
        notes=list(result.notes),
        result=result.result,
        to_members=sum(row.total for row in result.members),
        cash=sum(row.cash for row in result.members),
        retained=sum(row.retained for row in result.members),
        withheld=sum(one.amount for one in result.withheld),
        withholding=withholding_lines(result),
        payable_from=payable_from,
        members=len(result.members),
        document=result.document.decode(),
        sha256=result.sha256,
        made_by=by,
        made_at=at,
    )


def _keep_rows(draft: Draft, year: FiscalYear, result: AllocationResult) -> None:
    people = {one.account_id: one for one in YearMember.objects.filter(fiscal_year=year)}
    DraftRow.objects.bulk_create(
        [
            DraftRow(
                draft=draft,
                account_id=row.member,
                member_id=people[row.member].member_id,
                member_no=people[row.member].member_no,
                class_code=row.class_code,
                total=row.total,
                patronage=row.patronage,
                interest=row.interest,
                cash=row.cash,
                retained=row.retained,
                withheld_patronage=row.withheld_patronage,
                withheld_interest=row.withheld_interest,
                measures={name: as_text(value) for name, value in row.measures.items()},
                parts=part_lines(row),
            )
            for row in result.members
        ],
        batch_size=BATCH,
    )
