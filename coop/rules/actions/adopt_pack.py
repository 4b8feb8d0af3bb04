"""Adopt a rulebook: from then on, new decisions are made by it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from coop.counting.formats.canonical import canonical, digest
from coop.membership.actions.set_class_rights import set_class_rights
from coop.rules.calculations.pack_schema import problems_with_pack
from coop.rules.errors import BadRulePack, ClassesChangeAtOnce, MayNotSetPolicy, PackStartsInThePast
from coop.rules.models import RulePack
from coop.rules.policies import can_set_policy
from foundation.audit.actions.record import record
from foundation.locks import advisory_lock


@transaction.atomic
def adopt_pack(
    *,
    by: Any,
    body: dict[str, Any],
    decision_name: str,
    at: datetime,
    decision_url: str = "",
    starts_at: datetime | None = None,
) -> RulePack:
    """Add the next version of the rulebook, in force from `starts_at` (now, when not given).

    Decisions that were noticed before keep the pack they name. The classes of members get the rights the pack gives
    them; a pack without classes leaves them as they are. Raises MayNotSetPolicy, BadRulePack (with
    `details["problems"]`: one sentence each, naming the place), PackStartsInThePast, ClassesChangeAtOnce.
    """
    if not can_set_policy(by):
        raise MayNotSetPolicy
    problems = problems_with_pack(body)
    if problems:
        raise BadRulePack(" ".join(str(problem) for problem in problems[:5]), problems=problems)
    advisory_lock("coop.rules.pack")
    starts_at = starts_at or at
    last = RulePack.objects.order_by("-version").first()
    if starts_at < at or (last is not None and starts_at <= last.starts_at):
        raise PackStartsInThePast
    # The classes first: what the new rulebook says of them has to be true when it begins.
    _set_classes(by=by, body=body, decision_name=decision_name, decision_url=decision_url, starts_at=starts_at, at=at)
    pack = RulePack.objects.create(
        code=body["id"],
        version=last.version + 1 if last else 1,
        title=body["title"],
        body=body,
        text=canonical(body).decode(),
        sha256=digest(body),
        starts_at=starts_at,
        adopted_at=at,
        decision_name=decision_name,
        decision_url=decision_url,
        adopted_by=by,
    )
    data = {"code": pack.code, "version": pack.version, "sha256": pack.sha256}
    record(by=by, verb="pack.adopted", subject=pack, data=data, reason=decision_name, at=at)
    return pack


def _set_classes(
    *, by: Any, body: Mapping[str, Any], decision_name: str, decision_url: str, starts_at: datetime, at: datetime
) -> None:
    if "classes" not in body:
        return
    if starts_at > at:
        raise ClassesChangeAtOnce
    for code, rights in sorted(body["classes"]["rights"].items()):
        set_class_rights(by=by, code=code, rights=rights, decision_name=decision_name, decision_url=decision_url, at=at)
