"""Choose a draft: freeze it as the plan that the members can decide on."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.counting.formats.canonical import canonical, digest
from coop.surplus.actions._run_engine import run_engine
from coop.surplus.enums import YearState
from coop.surplus.errors import AllocationDiffers, AnotherIsDeclared, MayNotDraft
from coop.surplus.models import Allocation, AllocationRow, Draft, DraftRow, FiscalYear
from coop.surplus.policies import can_draft
from foundation.audit.actions.record import record
from foundation.locks import lock_row

BATCH = 2_000
FORMAT = "commonwork-plan/1"


@transaction.atomic
def freeze_allocation(*, by: Any, draft: Draft, at: datetime) -> Allocation:
    """Return the frozen plan: document, hash and a row for everybody. From here on the database refuses any change.

    It is worked out anew and must come out as the draft did, byte for byte; the same draft frozen again has another
    number and so another hash. Raises MayNotDraft, AnotherIsDeclared, AllocationDiffers.
    """
    if not can_draft(by):
        raise MayNotDraft
    year = lock_row(FiscalYear.objects.all(), draft.fiscal_year_id)
    if year.state != YearState.CLOSED:
        raise AnotherIsDeclared
    if run_engine(year, draft.profile_id, draft.choices, draft.told).sha256 != draft.sha256:
        raise AllocationDiffers(
            _("The books have moved since this draft was made. Make it again, and look at it again.")
        )
    last = Allocation.objects.filter(fiscal_year=year).order_by("-number").first()
    number = last.number + 1 if last else 1
    document: dict[str, Any] = {
        "format": FORMAT,
        "year": year.year,
        "number": number,
        "inputs_sha256": year.inputs_sha256,
        "allocation": json.loads(draft.document),
    }
    if draft.payable_from is not None:
        # Only where there is one: plans of old have no place for it, and keep their hash.
        document["payable_from"] = draft.payable_from.isoformat()
    plan = Allocation.objects.create(
        fiscal_year=year,
        number=number,
        draft=draft,
        sha256=digest(document),
        document=canonical(document).decode(),
        steps=draft.steps,
        result=draft.result,
        to_members=draft.to_members,
        to_common=draft.to_common,
        cash=draft.cash,
        retained=draft.retained,
        withheld=draft.withheld,
        withholding=draft.withholding,
        payable_from=draft.payable_from,
        members=draft.members,
        frozen_by=by,
        frozen_at=at,
    )
    _copy_rows(plan, draft)
    data = {"year": year.year, "number": number, "sha256": plan.sha256}
    record(by=by, verb="surplus.frozen", subject=plan, data=data, at=at)
    return plan


def _copy_rows(plan: Allocation, draft: Draft) -> None:
    AllocationRow.objects.bulk_create(
        (
            AllocationRow(
                allocation=plan,
                account_id=row.account_id,
                member_id=row.member_id,
                member_no=row.member_no,
                class_code=row.class_code,
                total=row.total,
                patronage=row.patronage,
                interest=row.interest,
                cash=row.cash,
                retained=row.retained,
                withheld_patronage=row.withheld_patronage,
                withheld_interest=row.withheld_interest,
                measures=row.measures,
                parts=row.parts,
            )
            for row in DraftRow.objects.filter(draft=draft).order_by("member_no", "account_id").iterator(BATCH)
        ),
        batch_size=BATCH,
    )
