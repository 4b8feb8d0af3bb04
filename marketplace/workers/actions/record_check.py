"""Record that somebody of the co-op has seen proof of something about a worker."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.workers.enums import CheckKind
from marketplace.workers.errors import CheckRefused, MayNotRecordCheck
from marketplace.workers.models import Check, Worker
from marketplace.workers.policies import can_record_check
from marketplace.workers.registry import hooks


@transaction.atomic
def record_check(
    *,
    by: Any,
    worker: Worker,
    kind: CheckKind,
    title: str,
    verified_on: date,
    expires_on: date | None = None,
    trade_slug: str = "",
    evidence: str = "",
    at: datetime,
) -> Check:
    """Add a check; `by` is who saw the proof. Raises MayNotRecordCheck, CheckRefused."""
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_record_check(by, worker):
        raise MayNotRecordCheck
    problems = {}
    if not title.strip():
        problems["title"] = _("Say what you saw, in words customers understand.")
    if verified_on > at.date():
        problems["verified_on"] = _("The day you saw it cannot be in the future.")
    if expires_on is not None and expires_on <= verified_on:
        problems["expires_on"] = _("It must end after the day you saw it.")
    if problems:
        raise CheckRefused(fields=problems)
    check = Check.objects.create(
        worker=worker,
        kind=kind,
        title=title.strip()[:120],
        trade_slug=trade_slug,
        verified_by=by,
        verified_on=verified_on,
        expires_on=expires_on,
        evidence=evidence,
    )
    record(by=by, verb="worker.checked", subject=check, data={"worker": worker.pk, "kind": str(kind)}, at=at)
    hooks.call("changed", worker=worker)
    return check
