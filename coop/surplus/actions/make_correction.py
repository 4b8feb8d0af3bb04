"""Something that was counted for a year was wrong, and members have been paid: work out who is owed what."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.actions._run_engine import run_engine
from coop.surplus.actions._settlement import write_settlement
from coop.surplus.calculations.correction import Delta, Outcome, deltas
from coop.surplus.calculations.numbers import from_text
from coop.surplus.calculations.withholding import PATRONAGE, tax_on
from coop.surplus.enums import AllocationState, SettlementKind
from coop.surplus.errors import CannotCorrect, CorrectInstead, MayNotDraft, NotDeclared, OneCorrectionAtATime
from coop.surplus.models import Allocation, PatronageInput, Settlement, SettlementRow, YearMember
from coop.surplus.policies import can_draft
from coop.surplus.queries.payments import money_has_moved
from coop.surplus.queries.settlements import corrected_before, outcomes_of
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import lock_row

Changes = Mapping[str, Mapping[str, int]]


@transaction.atomic
def make_correction(*, by: Any, allocation: Allocation, changes: Changes, why: str, at: datetime) -> Settlement:
    """Return the correction, frozen for a decision: the plan worked out again with these measures, less what it gave.

    `changes` are the right values by account id and measure, as measures are kept (minor units, minutes, numbers).
    The plan stays readable as it was; its steps have to come out the same, since only members' parts are corrected.
    Raises MayNotDraft, Invalid, NotDeclared, CorrectInstead, OneCorrectionAtATime, CannotCorrect.
    """
    if not can_draft(by):
        raise MayNotDraft
    if not why.strip():
        raise Invalid(fields={"why": _("Say what was wrong: everybody will read it.")})
    plan = lock_row(Allocation.objects.select_related("fiscal_year", "draft"), allocation.pk)
    if plan.state != AllocationState.DECLARED:
        raise NotDeclared
    if not money_has_moved(plan):
        raise CorrectInstead
    if plan.corrections.filter(state__in=(AllocationState.FROZEN, AllocationState.PROPOSED)).exists():
        raise OneCorrectionAtATime
    known = corrected_before(plan)
    every = {owner: {**known.get(owner, {}), **changes.get(owner, {})} for owner in {*known, *changes}}
    found = deltas(outcomes_of(plan), _again(plan, every))
    if not found:
        raise CannotCorrect(problem=_("With these figures everybody gets what they got."))
    rows = _rows(plan, found, changes, known)
    settlement = write_settlement(
        kind=SettlementKind.CORRECTION, unit=plan.unit, rows=rows, why=why.strip()[:200],
        figures={"measures": {owner: dict(measured) for owner, measured in every.items()}},
        allocation=plan, by=by, at=at,
    )  # fmt: skip
    data = {"plan": plan.sha256, "sha256": settlement.sha256, "moved": settlement.set_off}
    record(by=by, verb="surplus.correction_made", subject=settlement, data=data, reason=settlement.why, at=at)
    return settlement


def _again(plan: Allocation, corrected: Changes) -> dict[str, Outcome]:
    draft = plan.draft
    facts = json.loads(draft.document)["facts"]
    result = run_engine(
        plan.fiscal_year, draft.profile_id, draft.choices, draft.told, corrected=corrected, frozen_facts=facts
    )
    before = {step["code"]: step["amount"] for step in plan.steps}
    if {step.code: step.amount for step in result.steps} != before:
        raise CannotCorrect(
            problem=_(
                "The reserves would get another part as well. That is not a matter between members: "
                "let the members decide on it with the result of the year that is open."
            )
        )
    return {row.member: Outcome(row.total, row.cash) for row in result.members}


def _rows(plan: Allocation, found: list[Delta], changes: Changes, known: Changes) -> list[SettlementRow]:
    people = {one.account_id: one for one in YearMember.objects.filter(fiscal_year=plan.fiscal_year)}
    frozen: dict[str, dict[str, int]] = {}
    for row in PatronageInput.objects.filter(fiscal_year=plan.fiscal_year, account_id__in=changes):
        frozen.setdefault(row.account_id, {})[row.measure] = row.value
    taxes = _taxes(plan, found, people)
    rows = []
    for one, tax in zip(found, taxes, strict=True):
        person = people.get(one.member)
        was = {**frozen.get(one.member, {}), **known.get(one.member, {})}
        parts = [
            {"measure": measure, "was": was.get(measure, 0), "is": value}
            for measure, value in sorted(changes.get(one.member, {}).items())
        ]
        rows.append(
            SettlementRow(
                account_id=one.member,
                member_id=person.member_id if person else None,
                member_no=person.member_no if person else None,
                cash=one.cash,
                retained=one.retained,
                set_off=one.set_off,
                taken=0,
                withheld=tax,
                parts=parts,
            )
        )
    return rows


def _taxes(plan: Allocation, found: list[Delta], people: Mapping[str, YearMember]) -> list[int]:
    """What is kept back of the cash that a correction adds, by the rule the plan itself was made under."""
    rate = next((from_text(rule["percent"]) for rule in plan.withholding if rule["of"] == PATRONAGE), None)
    if rate is None:
        return [0] * len(found)
    numbers = [(people[one.member].member_no or 0) if one.member in people else 0 for one in found]
    return tax_on([one.cash for one in found], numbers, rate, year=plan.fiscal_year.year)
