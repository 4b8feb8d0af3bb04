"""Strike somebody from the roll of a vote, with a reason everybody can read. The roll only ever gets shorter."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary_or_clock
from coop.decisions.actions._move import lock_decision, note, require
from coop.decisions.enums import DecisionState, StrikeReason
from coop.decisions.errors import AlreadyStruck
from coop.decisions.models import RollEntry
from coop.decisions.registry import moments
from foundation.errors import Invalid

S = DecisionState


@transaction.atomic
def strike_entry(*, by: Any, entry: RollEntry, reason: str, remark: str = "", at: datetime) -> RollEntry:
    """`by` None is the software, when a membership ended. Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow
    (voting has closed), AlreadyStruck, Invalid.
    """
    decision = lock_decision(entry.roll.decision)
    actor = as_secretary_or_clock(by, decision, reason=remark or str(StrikeReason(reason).label))
    require(decision, S.NOTICED, S.OPEN)
    if reason == StrikeReason.MISTAKE and not remark.strip():
        raise Invalid(fields={"remark": _("Say why this entry should not have been on the roll.")})
    entry = RollEntry.objects.select_for_update(of=("self",)).select_related("roll").get(pk=entry.pk)
    if entry.struck_at is not None:
        raise AlreadyStruck
    entry.struck_at, entry.struck_reason = at, reason
    entry.struck_note, entry.struck_by = remark.strip()[:300], by
    entry.save(update_fields=["struck_at", "struck_reason", "struck_note", "struck_by"])
    note(decision, "strike_entry", actor=actor, at=at, data={"member_no": entry.member_no, "reason": reason})
    moments.call("struck", decision=decision, entry=entry, at=at)
    return entry
